// Keeps on disk what Azurite keeps in memory. Azurite saves its tables of contents every five seconds, each as a whole; what came since
// then is gone when it is killed. Here every change is also written into a journal beside the file (`{file}.journal-{n}`), before it is
// answered, and read back at the next start. Each saving begins the next journal; when it has succeeded, those before are removed.
'use strict';

const fs = require('fs');
const path = require('path');
const Loki = require('lokijs'); // the one that Azurite uses: the lock file pins both

const owners = new WeakMap(); // collection → its database
const restoring = new WeakSet(); // databases whose changes are being read
const journals = new Map(); // database → the journals that are open, the current one last
const unsynced = new Set();
let [running, next] = [null, null];

/** Is called at the start with each document that a journal had, and its collection's name. */
exports.onRestored = () => {};

/** Ends when every change so far would survive a power cut; null when all would already. Many wait for one sync. */
exports.settled = () => {
  if (unsynced.size === 0 && !running) {
    return null;
  }

  return next ??= Promise.resolve(running).catch(() => {}).then(() => {
    const files = [...unsynced];
    unsynced.clear();
    const mine = Promise.all(files.map(({ fd }) => new Promise((done, failed) =>
      fs.fdatasync(fd, error => (error ? failed(error) : done())))));
    [running, next] = [mine, null];
    return mine.finally(() => { running = running === mine ? null : running; });
  });
};

const fileOf = (db, number) => `${db.filename}.journal-${number}`;

function numbersOf(db) {
  const start = `${path.basename(db.filename)}.journal-`;
  return fs.readdirSync(path.dirname(db.filename)).filter(name => name.startsWith(start))
    .map(name => Number(name.slice(start.length))).sort((one, other) => one - other);
}

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

function note(collection, ...change) {
  const db = owners.get(collection);
  if (!db || db.persistenceMethod !== 'fs' || restoring.has(db)) {
    return;
  }

  const journal = journals.get(db)?.at(-1) ?? begin(db);
  const bytes = Buffer.from(JSON.stringify([collection.name, ...change]) + '\n');
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

/** Reads the journals back over what was saved. Which of their changes that has already does not matter: each says how a document is
 * after it, and the last word is right. */
function restore(db) {
  const [contents, put] = [new Map(), new Map()]; // name → number → document
  const of = (map, name, make) => map.get(name) ?? map.set(name, make()).get(name);
  const lines = numbersOf(db).flatMap(number => fs.readFileSync(fileOf(db, number), 'utf8').split('\n'));
  for (const line of lines) {
    let change;
    try {
      change = JSON.parse(line);
    } catch {
      continue; // the end of a file, or a line that was being written when all ended: nobody was answered
    }

    const [name, what, value] = change;
    if (what === 'add') {
      db.addCollection(name, value);
    } else if (what === 'drop') {
      db.removeCollection(name);
      contents.delete(name);
      put.delete(name);
    } else {
      const documents = of(contents, name, () => new Map(db.addCollection(name).data.map(one => [one.$loki, one])));
      const news = of(put, name, () => new Map());
      if (what === 'put') {
        documents.set(value.$loki, value);
        news.set(value.$loki, value);
      } else {
        documents.delete(value);
        news.delete(value);
      }
    }
  }

  for (const [name, documents] of contents) {
    const collection = db.getCollection(name);
    collection.data = [...documents.values()].sort((one, other) => one.$loki - other.$loki);
    collection.maxId = Math.max(collection.maxId, collection.data.at(-1)?.$loki ?? 0);
    collection.idIndex = null;
    collection.ensureId();
    collection.uniqueNames.forEach(field => collection.ensureUniqueIndex(field));
    collection.ensureAllIndexes(true);
    collection.dirty = true;
    put.get(name).forEach(document => exports.onRestored(name, document));
  }
}

/** Puts a function in the place of a method; it is given the old one, bound to the object, and the arguments. */
function replace(type, method, by) {
  const old = type.prototype[method];
  type.prototype[method] = function (...rest) {
    return by.call(this, old.bind(this), ...rest);
  };
}

replace(Loki.Collection, 'insertOne', function (insert, ...rest) {
  const kept = insert(...rest);
  if (kept) {
    note(this, 'put', kept);
  }

  return kept;
});

replace(Loki.Collection, 'update', function (update, document) {
  const kept = update(document);
  if (!Array.isArray(document)) { // each of several comes by here again
    note(this, 'put', this.get(document.$loki));
  }

  return kept;
});

replace(Loki.Collection, 'remove', function (remove, document) {
  const id = document.$loki ?? document;
  const kept = remove(document);
  if (!Array.isArray(document)) { // several come by as positions
    note(this, 'remove', id);
  }

  return kept;
});

replace(Loki.Collection, 'removeBatchByPositions', function (remove, positions) {
  const ids = positions.map(position => this.data[position].$loki);
  remove(positions);
  ids.forEach(id => note(this, 'remove', id));
});

replace(Loki, 'addCollection', function (add, name, options) {
  const isNew = !this.collections.some(known => known.name === name);
  const collection = add(name, options);
  owners.set(collection, this);
  if (isNew) {
    note(collection, 'add', options && { indices: options.indices, unique: options.unique });
  }

  return collection;
});

replace(Loki, 'removeCollection', function (remove, name) {
  const collection = this.collections.find(known => known.name === name);
  remove(name);
  if (collection) {
    note(Object.assign(collection, { name }), 'drop'); // what was removed has lost its name
  }
});

replace(Loki, 'loadDatabase', function (load, options, done) {
  restoring.add(this);
  load(options, error => {
    if (!error) {
      restore(this);
    }

    restoring.delete(this);
    done(error);
  });
});

// What is noted from here on is not in what is saved: the text is made at once, in the same turn.
replace(Loki, 'saveDatabaseInternal', function (save, done) {
  const current = this.persistenceMethod === 'fs' ? begin(this) : null;
  save(error => {
    if (error) {
      this.collections.forEach(collection => { collection.dirty = true; }); // so that it is tried again
    } else if (current) {
      forget(this, current);
    }

    done?.(error);
  });
});

function forget(db, current) {
  const over = journals.get(db).filter(journal => journal.number < current.number);
  journals.set(db, journals.get(db).filter(journal => !over.includes(journal)));
  over.forEach(journal => unsynced.delete(journal));
  Promise.resolve(running).catch(() => {}).then(() => { // it may be syncing them
    over.forEach(journal => fs.closeSync(journal.fd));
    numbersOf(db).filter(number => number < current.number).forEach(number => fs.rmSync(fileOf(db, number), { force: true }));
  });
}

// Saved means saved: the file is complete on disk before it takes the place of the old one.
Loki.LokiFsAdapter.prototype.saveDatabase = function (file, text, done) {
  (async () => {
    const handle = await fs.promises.open(`${file}~`, 'w');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }

    await fs.promises.rename(`${file}~`, file);
  })().then(() => done(null), done);
};
