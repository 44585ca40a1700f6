/** Texts of the choice of a local file. */
export const fileTexts = {
  /** Of an upload whose file is known from before. */
  placeholder: (upload: string) => `Select the local file of ${upload}`,
  another: 'Select Another File…',
  fileToSend: 'Select the File to Send',
  fileToUpload: 'Select the File to Upload',
  select: 'Select',
};
