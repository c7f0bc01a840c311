// Runs Azurite as the local host needs it: it ends with us, loses nothing that it has answered, and says which blobs were written.
'use strict';

const { AsyncResource } = require('async_hooks');
const { Server, ServerResponse } = require('http');
const { Collection } = require('lokijs');
const durable = require('./durable');
const entities = require('./entities');
const journal = require('./journal');
const { default: operations } = require('azurite/dist/src/blob/generated/artifacts/operation');
const { default: OperationQueue } = require('azurite/dist/src/common/persistence/OperationQueue');
const xml = require('azurite/dist/src/blob/generated/utils/xml');
const { DEFAULT_CONTEXT_PATH } = require('azurite/dist/src/blob/utils/constants');

// A killed Azurite loses the last seconds; one whose standard input closes, because the local host closed it or is no
// more, takes that as SIGTERM and saves. This works the same on every operating system.
process.stdin.on('end', () => process.emit('SIGTERM')).resume();
process.on('SIGTERM', () => process.stdin.destroy()); // which would keep it running when somebody else ends it

// What the local host says at its end is one thing: that it has announced all that it was told.
process.stdin.on('data', () => { told = []; });

// Ctrl+C, which the terminal sends to us too, is ignored: functions that are still running need their storage.
const once = process.once;
process.once = function (name, act) {
  return name === 'SIGINT' ? this : once.call(this, name, act);
};
process.on('SIGINT', () => {});

// Azurite waits for clients that keep connections open: a moment, not for ever.
const close = Server.prototype.close;
Server.prototype.close = function (done) {
  setTimeout(() => this.closeAllConnections(), 300);
  return close.call(this, done);
};

// What Event Grid calls BlobCreated: a blob is there, or there anew. Blocks, appended ones too, pages and metadata are no events.
const creations = new Set([
  operations.BlockBlob_Upload, operations.BlockBlob_PutBlobFromUrl, operations.BlockBlob_CommitBlockList,
  operations.Blob_StartCopyFromURL, operations.Blob_CopyFromURL, operations.AppendBlob_Create, operations.PageBlob_Create,
]);

// One line of JSON for each. The container and the blob are called what Azurite itself calls them.
const tell = (container, name, etag) => {
  told.push({ containerName: container, name, at: Date.now() });
  console.log(JSON.stringify({ container, name, etag }));
};

// What was told in the last minute may not have been announced yet: it stays in the journal when all is saved.
let told = [];
durable.onSaving = database => {
  told = told.filter(one => Date.now() - one.at < 60_000);
  const blobs = database.collections.find(collection => collection.name === '$BLOBS_COLLECTION$');
  return blobs ? told.map(({ containerName, name }) => [blobs, blobs.findOne({ containerName, name, snapshot: '' })]).filter(([, blob]) => blob) : [];
};

// What is changed while a request is served is its own. Data is added to a file in turns, which the one before begins.
const emit = Server.prototype.emit;
Server.prototype.emit = function (event, request, response) {
  return event === 'request' ? journal.asking.run(response, () => emit.apply(this, arguments)) : emit.apply(this, arguments);
};
durable.replace(OperationQueue, 'operate', (operate, act, ...rest) => operate(AsyncResource.bind(act), ...rest));

// What is answered has been kept, also when the power fails the next moment; then a write is told of, also when the client did not wait
// for the answer. Whoever is not the blob service has no such context.
const end = ServerResponse.prototype.end;
ServerResponse.prototype.end = function (...rest) {
  const answer = () => {
    end.apply(this, rest);
    const context = this.locals?.[DEFAULT_CONTEXT_PATH];
    if (context && creations.has(context.operation) && this.statusCode >= 200 && this.statusCode < 300) {
      tell(context.container, context.blob, this.getHeader('etag'));
    }
  };
  try {
    journal.write();
  } catch {
    // It concerns those whose changes were undone, when they are answered.
  }

  const settled = ['GET', 'HEAD'].includes(this.req.method) ? null : journal.settled();
  if (journal.undone.has(this)) {
    refuse(this);
  } else if (settled) {
    settled.then(answer);
  } else {
    answer();
  }

  return this;
};

// A full disk: what was asked has not happened. Where the answer has begun, the client sees it break off.
function refuse(response) {
  if (response.headersSent) {
    response.destroy();
  } else {
    response.getHeaderNames().forEach(name => response.removeHeader(name));
    response.statusCode = 503;
    end.call(response);
  }
}

// Of several conditions an index serves the first only, and all that it leaves are gone through. Azurite asks for the account first: every
// blob; the name first leaves a few.
durable.replace(Collection, 'findOne', (findOne, query) => {
  const name = ['blobName', 'name'].find(key => key in query);
  return findOne(name ? { [name]: query[name], ...query } : query);
});

// A name that XML cannot say is written as Azure does, percent-encoded and marked so; otherwise it would hide every other of its container.
const illegal = /[\0-\x08\x0B\f\x0E-\x1F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const stringify = xml.stringifyXML;
xml.stringifyXML = (body, options) => stringify(sayable(body), options);

function sayable(value, key) {
  if (typeof value === 'string' && value.search(illegal) >= 0) {
    return key === 'Name' ? { $: { Encoded: 'true' }, _: encodeURIComponent(value.toWellFormed()) } : value.replaceAll(illegal, '');
  }

  return Array.isArray(value) ? value.map(one => sayable(one, key))
    : value?.constructor === Object ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, sayable(one, name)])) : value;
}

// Who was working on a message when everything ended will not end it: nobody waits for his lease to run out.
durable.onLoaded = database => {
  entities.onLoaded(database);
  const messages = database.collections.find(collection => collection.name === '$MESSAGES_COLLECTION$');
  messages?.data.forEach(message => { message.timeNextVisible = Math.min(message.timeNextVisible, Date.now()); });
  messages?.ensureAllIndexes(true);
};

// Of what came in the last seconds before everything ended, nobody knows whether it was announced: it is told again.
durable.onRestored = (collection, blob) => {
  if (collection === '$BLOBS_COLLECTION$' && blob.isCommitted && !blob.snapshot && !blob.deleted) {
    tell(blob.containerName, blob.name, blob.properties.etag);
  }
};

require('azurite/dist/src/azurite.js');
