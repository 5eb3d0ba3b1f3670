import common from './common.json' with { type: 'json' };
import shell from './shell.json' with { type: 'json' };
import session from './session.json' with { type: 'json' };
import contacts from './contacts.json' with { type: 'json' };
import contact from './contact.json' with { type: 'json' };
import lists from './lists.json' with { type: 'json' };
import wizard from './wizard.json' with { type: 'json' };
import review from './review.json' with { type: 'json' };
import imports from './imports.json' with { type: 'json' };
import settings from './settings.json' with { type: 'json' };
import people from './people.json' with { type: 'json' };
import problems from './problems.json' with { type: 'json' };

/** The same texts in German. */
export default {
  common,
  shell,
  session,
  contacts,
  contact,
  lists,
  wizard,
  review,
  imports,
  settings,
  people,
  problems,
};
