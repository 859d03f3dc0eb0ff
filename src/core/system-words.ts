/** What the operating system refused, in words; paths are left to the caller, who says which one and why it was wanted. */
const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'is a folder; name a file',
  ENOTDIR: 'a file stands where a folder is needed',
  EEXIST: 'a file stands where a folder is needed',
  ELOOP: 'links to itself',
  ENAMETOOLONG: 'the name is too long for this file system',
  EROFS: 'the file system is read-only',
  EMFILE: 'too many files are open',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file is too large for this file system',
  EIO: 'the disk reported an error',
};

/** Words for an error of a file operation; the message of any other error. */
export function systemWords(error: Error): string {
  const { code } = error as NodeJS.ErrnoException;
  return WORDS[code ?? ''] ?? error.message;
}
