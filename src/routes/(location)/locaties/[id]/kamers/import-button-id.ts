/** Where the focus goes back to when a list of rooms has been read. */
export const IMPORT_BUTTON_ID = 'read-room-list';
