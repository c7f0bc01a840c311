// Keeps on disk what Azurite keeps in memory. Azurite saves its tables of contents from time to time, each as a whole; what came since
// then would be gone when it is killed. Here every change is also written into a journal before it is answered, and read back at the next
// start. What cannot be written is undone.
'use strict';

const fs = require('fs');
const Loki = require('lokijs'); // the one that Azurite uses: the lock file pins both
const journal = require('./journal');

const NOTHING = '{"collections":[]}'; // a database
const owners = new WeakMap(); // collection → its database
const restoring = new WeakSet(); // databases whose changes are being read

/** Is called with each database as it was found at the start. */
exports.onLoaded = () => {};

/** Is called at the start with each document that a journal had, and its collection's name. */
exports.onRestored = () => {};

/** Is called with a collection whose documents are others now. */
exports.onFilled = () => {};

/** Is called when a database is to be saved: pairs of a collection and a document of it that the next journal has too. */
exports.onSaving = () => [];

function note(collection, what, value) {
  const db = owners.get(collection);
  if (db?.persistenceMethod === 'fs' && !restoring.has(db)) {
    journal.note(db, [collection.name, what, value]);
  }
}

/** Reads the journals back over what was saved. Which of their changes that has already does not matter: each says how a document is
 * after it, and the last word is right. */
function restore(db) {
  const [contents, put] = [new Map(), new Map()]; // name → number → document
  const of = (map, name, make) => map.get(name) ?? map.set(name, make()).get(name);
  for (const [name, what, value] of journal.read(db)) {
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
    fill(db.getCollection(name), documents);
  }

  return put;
}

function fill(collection, documents) {
  collection.data = [...documents.values()].sort((one, other) => one.$loki - other.$loki);
  collection.maxId = Math.max(collection.maxId, collection.data.at(-1)?.$loki ?? 0);
  collection.idIndex = null;
  collection.ensureId();
  collection.uniqueNames.forEach(field => collection.ensureUniqueIndex(field));
  collection.ensureAllIndexes(true);
  collection.dirty = true;
  exports.onFilled(collection);
}

// What is in memory is read anew: only so is a document as it was that was changed in its place, or a table that was dropped.
journal.onFailed = db => {
  restoring.add(db);
  try {
    db.loadJSON(fs.existsSync(db.filename) ? fs.readFileSync(db.filename, 'utf8') : NOTHING, {});
    restore(db);
  } catch (error) {
    journal.giveUp(error);
  }

  restoring.delete(db);
};

/** Puts a function in the place of a method; it is given the old one, bound to the object, and the arguments. */
const replace = exports.replace = (type, method, by) => {
  const old = type.prototype[method];
  type.prototype[method] = function (...rest) {
    return by.call(this, old.bind(this), ...rest);
  };
};

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

// A document that is taken out loses its number.
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

// Where nothing was saved Azurite reads nothing, though there be journals.
replace(Loki, 'configureOptions', function (configure, options, ...rest) {
  configure(options, ...rest);
  if (options?.persistenceMethod === 'fs' && !fs.existsSync(this.filename) && journal.isThere(this)) {
    console.error(`Error: ${this.filename} is missing: only what its journals have is there.`);
    fs.writeFileSync(this.filename, NOTHING);
  }
});

replace(Loki, 'loadDatabase', function (load, options, done) {
  restoring.add(this);
  load(options, error => {
    if (!error) {
      const put = restore(this);
      put.forEach((documents, name) => documents.forEach(document => exports.onRestored(name, document)));
      exports.onLoaded(this);
    }

    restoring.delete(this);
    done(error);
  });
});

// A saving writes all that there is, which the journal keeps as well: it waits until that has grown, or nothing more is coming. Who is being
// closed has no handle any more, and leaves no journal.
replace(Loki, 'autosaveDirty', function (isDirty) {
  return this.persistenceMethod !== 'fs' ? isDirty()
    : this.autosaveHandle ? isDirty() && journal.isDue(this) : isDirty() || journal.lengthOf(this) > 0;
});

// What is noted from here on is not in what is saved: the text is made at once, in the same turn. On a full disk the next saving tries again;
// what was saved before and the journals have all, so that nobody need know, not even at the start: what is there can be read.
replace(Loki, 'saveDatabaseInternal', function (save, done) {
  let current;
  const end = error => {
    if (error) {
      console.error(`Error: ${this.filename} could not be saved: ${error.message}`);
      this.collections.forEach(collection => { collection.dirty = true; });
    } else if (current) {
      journal.forget(this, current);
    }

    done?.(fs.existsSync(this.filename) ? null : error);
  };

  try {
    journal.write();
    current = this.persistenceMethod === 'fs' ? journal.begin(this) : null;
    exports.onSaving(this).forEach(([collection, document]) => note(collection, 'put', document));
    journal.write();
  } catch (error) {
    end(error);
    return;
  }

  save(end);
});

// Saved means saved: it is complete on disk before the journals go.
Loki.LokiFsAdapter.prototype.saveDatabase = (file, text, done) => journal.save(file, text).then(() => done(null), done);
