import type { AliasTable } from '../alias-table.ts';

export const ES: AliasTable = {
  language: 'es',
  bareName: 'first_name',
  meanings: {
    external_id: `
      ID de cliente, Número de cliente, Código de cliente, ID externo, Nº de cliente, Código
      cliente, Id cliente`,
    name_prefix: 'Tratamiento, Prefijo, Saludo',
    title: 'Título',
    first_name: 'Primer nombre, Nombre de pila, Nombres',
    middle_name: 'Segundo nombre',
    last_name: 'Apellidos, Apellido, Primer apellido, Apellido paterno',
    name_suffix: 'Sufijo',
    full_name: `
      Nombre completo, Nombre y apellidos, Nombre y apellido, Nombre para mostrar, Apellidos y
      nombre, Nombre del contacto, Nombre del cliente, Mostrar como nombre`,
    name: 'Nombre',
    person: 'Contacto, Cliente, Persona',
    nickname: 'Apodo, Sobrenombre, Alias',
    company: `
      Empresa, Compañía, Organización, Nombre de la empresa, Razón social, Sociedad, Nombre de
      empresa, Nombre de la organización`,
    job_title: `
      Cargo, Puesto, Puesto de trabajo, Profesión, Ocupación, Título del trabajo, Posición`,
    department: 'Departamento empresa, Departamento',
    email: `
      Correo electrónico, Correo, Dirección de correo electrónico, Dirección de correo,
      Dirección de e-mail, Dirección email, Correo-e, Direcciones de correo electrónico`,
    additional_emails: 'Correos electrónicos adicionales, Correos adicionales, Otros correos',
    phone: `
      Teléfono, Número de teléfono, Teléfono fijo, Tel, Telf, Tfno, Teléfonos, Tlf, Fijo, Nº de
      teléfono, Número telefónico`,
    additional_phones: 'Teléfonos adicionales, Otros teléfonos',
    mobile_phone: `
      Móvil, Teléfono móvil, Celular, Número de móvil, Teléfono celular, Tel móvil, Número de
      celular, Número móvil`,
    website: 'Sitio web, Página web, Web, Dirección web, Página personal',
    address_line1: 'Calle, Calle y número, Línea de dirección, Domicilio calle, Nombre de la calle',
    address: 'Dirección, Domicilio, Dirección postal, Dirección completa',
    address_line2: 'Complemento, Piso, Apartamento, Piso puerta',
    city: 'Ciudad, Localidad, Población, Municipio, Poblado',
    state: `
      Provincia, Región, Estado o provincia, Estado provincia, Provincia estado, Comunidad
      autónoma, Provincia o estado`,
    postal_code: 'Código postal, CP, C P, Cód postal',
    country: 'País, País o región, País región, Código de país, País de residencia',
    birthday: `
      Cumpleaños, Fecha de nacimiento, F nacimiento, Nacimiento, Fecha nacimiento, Fecha de
      cumpleaños, Nacido el`,
    gender: 'Sexo, Género',
    language: 'Idioma, Lengua, Idioma preferido',
    time_zone: 'Zona horaria, Huso horario',
    source: 'Fuente, Origen, Procedencia, Origen del contacto',
    notes: 'Notas, Nota, Comentarios, Comentario, Observaciones, Observación, Anotaciones',
    photo_url: 'Foto, Imagen, Foto de perfil, URL de la foto',
    type: 'Tipo de contacto',
    category: 'Categoría',
    tags: 'Categorías, Etiquetas, Etiqueta, Palabras clave',
    groups: 'Grupo, Grupos',
    owner: 'Propietario, Responsable, Propietario del contacto, Asignado a',
    followers: 'Seguidores del contacto',
    do_not_contact: 'No contactar',
    do_not_email: 'No enviar correo, No enviar correos, Dado de baja, Cancelada la suscripción',
    do_not_phone: 'No llamar',
    created_date: `
      Fecha de creación, Creado el, Fecha de alta, Creado, Fecha creación, Marca temporal, Fecha
      de registro del contacto`,
  },
  noField: {
    fax: 'Fax, Número de fax, Telefax',
    pager: 'Buscapersonas, Localizador',
    other_person: `
      Asistente, Nombre del asistente, Ayudante, Nombre del ayudante, Cónyuge, Pareja, Hijos,
      Jefe, Gerente, Nombre del administrador, Recomendado por, Contacto de emergencia, Teléfono
      del ayudante, Teléfono del asistente, Teléfono de emergencia, Esposo, Esposa, Padre,
      Madre, Segundo apellido, Apellido materno`,
    label: 'Tipo de correo, Tipo de teléfono, Extensión, Tipo de dirección, Prefijo telefónico',
    consent: 'Suscrito, Consentimiento, Boletín, Acepta, Acepta marketing',
    date_part: 'Día de nacimiento, Mes de nacimiento, Año de nacimiento, Edad, Día, Mes, Año',
    date: 'Fecha, Aniversario, Fecha de modificación, Último contacto, Fecha de pedido',
    status: 'Estado, Estatus, Situación, Prioridad, Etapa',
    messenger: 'Usuario de Skype',
    other_name: 'Nombre de usuario, Usuario, Iniciales, Archivar como',
    other: `
      Apartado postal, Importe, Precio, Producto, Pedido, Sector, NIF, CIF, DNI, RFC, NIE,
      Ubicación, Lugar de nacimiento, Cantidad, IBAN, Barrio`,
  },
  beside: {
    mobile: 'Móvil, Celular',
    main: 'Principal, Primario, Primaria, Predeterminado',
    mailing: 'Postal, Correspondencia',
    home: 'Particular, Personal, Casa, Privado, Privada, Del hogar, Hogar',
    work: 'Trabajo, Laboral, Oficina, Profesional, Negocio, Del trabajo, Comercial',
    billing: 'Facturación',
    shipping: 'Envío, Entrega',
    other: 'Otro, Otra, Otros, Otras, Alternativo, Coche, Automóvil',
    second: 'Secundario, Secundaria, Segundo, Segunda',
    address: 'Dirección, Domicilio',
    filler: `
      Número, Nº, Núm, N, de, del, la, el, los, su, tu, contacto, cliente, obligatorio,
      opcional, valor, cuál, es, y`,
  },
};
