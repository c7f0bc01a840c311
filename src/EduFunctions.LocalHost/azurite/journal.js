// The journals of a database: files beside it (`{file}.journal-{n}`) with every change since it was last saved. What changed between two
// answers is one line, so that a kill leaves all of it or nothing. Each saving begins the next journal; when it has succeeded, those before
// are removed.
'use strict';

const { AsyncLocalStorage } = require('async_hooks');
const fs = require('fs');
const path = require('path');

const journals = new Map(); // database → the journals that are open, the current one last
const asked = new Map(); // database → how long they were when it was last asked
const noted = new Map(); // database → the changes that are not written yet
const unsynced = new Set();
let [running, next] = [null, null];

/** Holds the request that is being served. Each change belongs to one, or to none. */
exports.asking = new AsyncLocalStorage();

/** The requests of which something was undone: they have failed, and what they still change is undone as well. */
exports.undone = new WeakSet();

/** Writes what was noted. What throws here has not happened, nor what was noted beside it: all is undone. */
exports.write = () => {
  try {
    for (const [db, changes] of noted) {
      if (changes.some(({ request }) => exports.undone.has(request))) {
        throw new Error('An earlier change of the same request was undone.');
      }

      append(journals.get(db)?.at(-1) ?? begin(db), Buffer.from(`[${changes.map(change => change.text).join(',')}]\n`));
      noted.delete(db);
    }
  } catch (error) {
    const failed = [...noted];
    noted.clear();
    failed.flatMap(([, changes]) => changes).forEach(({ request }) => request && exports.undone.add(request));
    failed.forEach(([db]) => exports.onFailed(db));
    throw error;
  }
};

/** Is called with a database of which changes could not be written. */
exports.onFailed = () => {};

/** Nobody knows what is in memory, or on disk: the next start reads it. Who waits for an answer gets none. */
exports.giveUp = error => {
  console.error(`Error: ${error.message}`);
  process.exit(1);
};

/** Ends when every change that is written would survive a power cut; null when all would already. Many wait for one sync. */
exports.settled = () => {
  if (unsynced.size === 0 && !running) {
    return null;
  }

  return next ??= Promise.resolve(running).then(() => {
    const files = [...unsynced];
    unsynced.clear();
    const mine = Promise.all(files.map(({ fd }) => new Promise(done =>
      fs.fdatasync(fd, error => (error ? exports.giveUp(error) : done())))));
    [running, next] = [mine, null];
    return mine.finally(() => { running = running === mine ? null : running; });
  });
};

const fileOf = (db, number) => `${db.filename}.journal-${number}`;

function numbersOf(db) {
  const start = `${path.basename(db.filename)}.journal-`;
  return fs.readdirSync(path.dirname(db.filename)).filter(name => name.startsWith(start) && /^\d+$/.test(name.slice(start.length)))
    .map(name => Number(name.slice(start.length))).sort((one, other) => one - other);
}

/** What is noted from now on stands in the journal of this number, or later: the next one, unless nothing stands in the present one yet. */
exports.begin = db => {
  const last = journals.get(db)?.at(-1);
  return (last?.length === 0 ? last : begin(db)).number;
};

function begin(db) {
  const number = 1 + Math.max(0, ...numbersOf(db));
  const journal = { number, length: 0, fd: fs.openSync(fileOf(db, number), 'w') };
  journals.set(db, [...journals.get(db) ?? [], journal]);
  try {
    const folder = fs.openSync(path.dirname(db.filename));
    fs.fsyncSync(folder); // that there is such a file
    fs.closeSync(folder);
  } catch {
    // Windows opens no folders, and needs it not.
  }

  return journal;
}

/** Bytes that were noted since the last saving, or beside it. */
exports.lengthOf = db => (journals.get(db) ?? []).reduce((length, journal) => length + journal.length, 0);

/** True when nothing was noted since this was last asked, or what was is half as long as all that was saved: so that all is not written
 * again and again for a few changes, and no start has more to read back than that. */
exports.isDue = db => {
  const length = exports.lengthOf(db);
  const isQuiet = length === asked.get(db);
  asked.set(db, length);
  return isQuiet || length > (fs.statSync(db.filename, { throwIfNoEntry: false })?.size ?? 0) / 2;
};

/** Notes a change, as it is now. */
exports.note = (db, says) => {
  const changes = noted.get(db) ?? [];
  noted.set(db, changes);
  changes.push({ text: JSON.stringify(says), request: exports.asking.getStore() });
};

function append(journal, bytes) {
  try {
    for (let written = 0; written < bytes.length;) {
      written += fs.writeSync(journal.fd, bytes, written, bytes.length - written, journal.length + written);
    }
  } catch (error) {
    fs.ftruncateSync(journal.fd, journal.length); // half a line would spoil the next
    throw error;
  }

  journal.length += bytes.length;
  unsynced.add(journal);
}

/** True when something was noted and not saved. */
exports.isThere = db => numbersOf(db).length > 0;

/** Every change that the journals have, in order. One that was being written when all ended has no end of line: nobody was answered. Any
 * other that cannot be read is damage, and what comes after it may hang on it. */
exports.read = db => {
  const all = [];
  for (const number of numbersOf(db)) {
    let read = 0;
    for (const line of fs.readFileSync(fileOf(db, number), 'utf8').split('\n').slice(0, -1)) {
      const changes = changesOf(line);
      if (!changes) {
        putAside(db, number, read);
        return all;
      }

      read += Buffer.byteLength(line) + 1;
      changes.forEach(change => all.push(change));
    }
  }

  return all;
};

// What is read stays alone in its place, so that what is written from now on is read the next time.
function putAside(db, number, read) {
  const file = fileOf(db, number);
  console.error(`Error: ${file} is damaged: what was written there and later is not read, and stays in *.damaged.`);
  try {
    fs.copyFileSync(file, `${file}.damaged`);
    numbersOf(db).filter(other => other > number).map(other => fileOf(db, other)).forEach(later => fs.renameSync(later, `${later}.damaged`));
    fs.truncateSync(file, read);
  } catch (error) {
    console.error(`Error: there is no room for it (${error.message}): it stays as it is until the next saving.`);
    fs.rmSync(`${file}.damaged`, { force: true });
  }
}

function changesOf(line) {
  try {
    const changes = JSON.parse(line);
    const several = Array.isArray(changes[0]) ? changes : [changes]; // until 2026-11-27 each had a line
    return several.every(isChange) ? several : null;
  } catch {
    return null;
  }
}

const isChange = ([name, what, value]) => typeof name === 'string'
  && (what === 'add' || what === 'drop' || Number.isInteger({ put: value?.$loki, remove: value }[what]));

/** Removes the journals before this one: what they have is saved. */
exports.forget = (db, current) => {
  const over = journals.get(db).filter(journal => journal.number < current);
  journals.set(db, journals.get(db).filter(journal => !over.includes(journal)));
  over.forEach(journal => unsynced.delete(journal));
  Promise.resolve(running).then(() => { // it may be syncing them
    over.forEach(journal => fs.closeSync(journal.fd));
    numbersOf(db).filter(number => number < current).forEach(number => fs.rmSync(fileOf(db, number), { force: true }));
  });
};

/** Puts a text in the place of a file, once it is complete on disk. */
exports.save = async (file, text) => {
  try {
    const handle = await fs.promises.open(`${file}~`, 'w');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }

    await fs.promises.rename(`${file}~`, file);
  } catch (error) {
    await fs.promises.rm(`${file}~`, { force: true }).catch(() => {}); // half of it would only fill the disk
    throw error;
  }
};
