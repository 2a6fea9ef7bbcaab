import { spawnSync } from 'node:child_process';

/** Whether there is a Python with pyxform, the converter that ODK and KoboToolbox use. Most machines have none. */
export const hasPyxform = spawnSync('python3', ['-c', 'import pyxform']).status === 0;

const convertAll = `
import sys, warnings
warnings.simplefilter('ignore')
from pyxform.xls2xform import convert
for path in sys.argv[1:]:
    try:
        for warning in convert(path).warnings: print(path, 'WARNING', warning)
    except Exception as problem:
        print(path, 'ERROR', problem)
`;

/** What pyxform remarks on in the files, errors and warnings; nothing when all is well. */
export function pyxformRemarks(files: string[]): string {
  const { stdout, stderr, status } = spawnSync('python3', ['-c', convertAll, ...files], { encoding: 'utf8' });
  return status === 0 ? stdout : stderr;
}
