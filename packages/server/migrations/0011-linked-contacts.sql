-- Permitted duplicates by the contact that they are linked to. Few contacts are linked.
CREATE INDEX contact_linked ON contact (account_id, linked_to) WHERE linked_to IS NOT NULL;
