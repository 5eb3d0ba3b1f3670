import type { AliasTable } from '../alias-table.ts';

export const PT: AliasTable = {
  language: 'pt',
  bareName: 'full_name',
  meanings: {
    external_id: `
      ID do cliente, Código do cliente, Número do cliente, ID externo, Código cliente, ID
      cliente`,
    name_prefix: 'Tratamento, Prefixo, Forma de tratamento, Saudação',
    title: 'Título',
    first_name: 'Primeiro nome, Nome próprio, Nomes próprios',
    middle_name: 'Nome do meio, Segundo nome',
    last_name: 'Último nome, Sobrenome, Sobrenomes, Nome de família, Apelidos',
    name_suffix: 'Sufixo',
    full_name: `
      Nome completo, Mostrar nome, Nome para exibição, Nome e sobrenome, Nome de exibição, Nome
      a apresentar, Nome e apelido, Nome do contato, Nome do contacto, Nome do cliente`,
    name: 'Nome, Nomes',
    person: 'Contato, Contacto, Cliente, Pessoa',
    nickname: 'Apelido, Alcunha',
    company: `
      Empresa, Organização, Nome da empresa, Companhia, Razão social, Nome da organização,
      Empregador`,
    job_title: 'Cargo, Profissão, Função, Posição, Ocupação, Título do cargo',
    department: 'Departamento, Setor',
    email: `
      Endereço de e-mail, Correio eletrônico, Correio eletrónico, Endereço de correio
      eletrônico, Endereço de correio eletrónico, Endereço e-mail, Endereços de e-mail`,
    additional_emails: 'E-mails adicionais, Outros e-mails',
    phone: 'Telefone, Fone, Número de telefone, Tel, Telefone fixo, Telefones, Número do telefone',
    additional_phones: 'Telefones adicionais, Outros telefones',
    mobile_phone: `
      Celular, Telemóvel, Telefone celular, Número de celular, Telefone móvel, Número de
      telemóvel, Número do celular, Móvel`,
    website: `
      Site, Página web, Página da web, Website, Endereço web, Página pessoal, Sítio web, Página
      na web`,
    address_line1: 'Rua, Logradouro, Rua e número, Linha de endereço, Rua número, Nome da rua',
    address: 'Endereço, Morada, Endereço postal, Endereço completo',
    address_line2: 'Complemento, Complemento de endereço, Apartamento',
    city: 'Cidade, Localidade, Município, Concelho',
    state: 'Estado, UF, Província, Distrito, Estado Província, Região Estado',
    postal_code: 'CEP, Código postal, Cód postal',
    country: 'País, Região País, País Região, Código do país, País de residência',
    birthday: `
      Aniversário, Data de nascimento, Nascimento, Data nascimento, Data de aniversário, Nascido
      em`,
    gender: 'Gênero, Género, Sexo',
    language: 'Idioma, Língua',
    time_zone: 'Fuso horário',
    source: 'Origem, Fonte, Origem do contato',
    notes: `
      Notas, Nota, Observações, Observação, Comentários, Comentário, Anotações, Informações, Obs`,
    photo_url: 'Foto, Imagem, Foto do usuário, Foto do perfil, Foto de perfil, URL da foto',
    type: 'Tipo de contato, Tipo de contacto',
    category: 'Categoria',
    tags: 'Categorias, Etiquetas, Marcadores, Palavras-chave',
    groups: 'Grupo, Grupos',
    owner: 'Proprietário, Responsável, Atribuído a, Proprietário do contato',
    do_not_contact: 'Não contatar, Não contactar',
    do_not_email: 'Não enviar e-mail, Descadastrado, Cancelou a inscrição',
    do_not_phone: 'Não ligar, Não telefonar',
    created_date: `
      Data de criação, Criado em, Data de cadastro, Adicionado em, Data criação, Data do
      cadastro, Carimbo de data hora`,
  },
  noField: {
    fax: 'Fax, Número de fax, Telefax',
    pager: 'Pager, Número do pager',
    other_person: `
      Assistente, Nome do assistente, Fone do assistente, Telefone do assistente, Cônjuge,
      Filhos, Gerente, Nome do gerente, Indicado por, Contato de emergência, Telefone de
      emergência, Parceiro, Esposo, Esposa`,
    label: 'Tipo de e-mail, Tipo de telefone, Ramal, DDD, DDI',
    consent: 'Inscrito, Consentimento, Newsletter, Aceita marketing',
    date_part: 'Dia de nascimento, Mês de nascimento, Ano de nascimento, Idade, Dia, Mês, Ano',
    date: 'Data, Aniversário de casamento, Data de modificação, Último contato, Data do pedido',
    status: 'Status, Situação, Prioridade, Etapa',
    messenger: 'Nome Skype',
    other_name: `
      Nome de usuário, Nome de utilizador, Iniciais, Nome de solteira, Arquivar como, Usuário`,
    other: `
      Caixa postal, Bairro, Valor, Preço, Produto, Pedido, CPF, CNPJ, NIF, RG, Local, Local de
      nascimento, Quantidade`,
  },
  beside: {
    mobile: 'Celular, Móvel, Telemóvel',
    main: 'Principal, Primário, Primária, Primario, Padrão',
    mailing: 'Correspondência, Postal',
    home: 'Casa, De casa, Residencial, Pessoal, Particular, Residência, Privado',
    work: 'Comercial, Trabalho, De trabalho, Do trabalho, Profissional, Escritório',
    billing: 'Cobrança, Faturamento, Faturação',
    shipping: 'Entrega, Envio',
    other: 'Outro, Outra, Outros, Outras, Carro, Do carro, Alternativo',
    second: 'Secundário, Secundária, Segundo, Segunda',
    address: 'Endereço, Morada',
    filler: `
      Número, Nº, N, de, do, da, dos, das, seu, sua, teu, contato, contacto, cliente,
      obrigatório, opcional, valor, qual, é, e`,
  },
};
