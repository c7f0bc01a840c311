// Finds a table's entities by their two keys. Azurite has an index of each key, one array over the whole table: what it costs to find or to
// add an entity grows with all that the table has, and a query goes through every row, whatever partition it asks for.
'use strict';

const Loki = require('lokijs');
const durable = require('./durable');
const { default: TableStore } = require('azurite/dist/src/table/persistence/LokiTableMetadataStore');

const tables = new WeakMap(); // collection → partition → row → entity

// Made of what is there when it is first asked for; what comes and goes from then on is kept up with.
function partitionsOf(collection) {
  if (!tables.has(collection)) {
    tables.set(collection, new Map());
    collection.data.forEach(entity => put(collection, entity));
  }

  return tables.get(collection);
}

function put(collection, entity) {
  const partitions = tables.get(collection);
  if (partitions) {
    const rows = partitions.get(entity.PartitionKey) ?? new Map();
    partitions.set(entity.PartitionKey, rows.set(entity.RowKey, entity));
  }
}

function drop(collection, entity) {
  const partitions = tables.get(collection);
  const rows = partitions.get(entity?.PartitionKey);
  if (rows?.get(entity.RowKey) === entity) {
    rows.delete(entity.RowKey);
  }

  if (rows?.size === 0) {
    partitions.delete(entity.PartitionKey);
  }
}

const rowsOf = (collection, partition) => [...partitionsOf(collection).get(partition)?.values() ?? []];
const find = (collection, { PartitionKey, RowKey }) => partitionsOf(collection).get(PartitionKey)?.get(RowKey) ?? null;

durable.replace(Loki.Collection, 'findOne', function (findOne, query) {
  return 'PartitionKey' in query && 'RowKey' in query ? find(this, query) : findOne(query);
});

durable.replace(Loki.Collection, 'insertOne', function (insertOne, ...rest) {
  const kept = insertOne(...rest);
  if (kept) {
    put(this, kept);
  }

  return kept;
});

durable.replace(Loki.Collection, 'update', function (update, entity) {
  const kept = update(entity);
  if (!Array.isArray(entity)) { // each of several comes by here again
    put(this, this.get(entity.$loki));
  }

  return kept;
});

durable.replace(Loki.Collection, 'remove', function (remove, entity) {
  if (Array.isArray(entity)) { // several: it is made anew
    tables.delete(this);
  } else if (tables.has(this)) {
    drop(this, this.get(entity.$loki ?? entity));
  }

  return remove(entity);
});

durable.onFilled = collection => tables.delete(collection);

// The two indices are not made any more; what was saved with them loses them.
durable.replace(Loki, 'addCollection', (addCollection, name, options) =>
  addCollection(name, options?.indices?.includes('RowKey') ? { ...options, indices: [] } : options));

/** Is called with each database as it was found at the start. */
exports.onLoaded = database =>
  database.collections.filter(collection => collection.binaryIndices.RowKey).forEach(collection => { collection.binaryIndices = {}; });

// A query of one partition is given that; what it leaves is filtered as before. An “or” may ask for others too, unless it stands in brackets.
// Azurite takes it in capitals too, and texts in "…", which we do not look into.
const { queryTableEntities } = TableStore.prototype;
TableStore.prototype.queryTableEntities = function (context, account, table, options, ...rest) {
  const partition = /^PartitionKey eq '((?:[^']|'')*)'(?: and |$)/.exec(options.filter);
  const store = partition && !options.filter.includes('"') && !/\bor\b/i.test(outside(options.filter)) && Object.create(this, {
    getEntityCollection: {
      value: (...which) => ({ chain: () => chain(rowsOf(this.getEntityCollection(...which), partition[1].replaceAll("''", "'"))) }),
    },
  });
  return queryTableEntities.call(store || this, context, account, table, options, ...rest);
};

// What Azurite asks of a collection.
const chain = entities => ({
  where: test => chain(entities.filter(test)),
  sort: compare => chain(entities.sort(compare)),
  limit: count => chain(entities.slice(0, count)),
  data: () => entities,
});

// A filter without its texts and without what stands in brackets.
function outside(filter) {
  const within = /'(?:[^']|'')*'|\([^()']*\)/;
  return within.test(filter) ? outside(filter.replace(within, '')) : filter;
}
