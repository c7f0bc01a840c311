// Runs Azurite as the local host needs it: it ends with us, saves before it ends, and says which blobs were written.
'use strict';

const { Server, ServerResponse } = require('http');
const { default: operations } = require('azurite/dist/src/blob/generated/artifacts/operation');
const { DEFAULT_CONTEXT_PATH } = require('azurite/dist/src/blob/utils/constants');

// A killed Azurite loses the last seconds; one whose standard input closes, because the local host closed it or is no
// more, takes that as SIGTERM and saves. This works the same on every operating system.
process.stdin.on('end', () => process.emit('SIGTERM')).resume();

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

// One line of JSON once the write has been answered; also when the client did not wait for the answer. The container and
// the blob are called what Azurite itself calls them. Whoever is not the blob service has no such context.
const end = ServerResponse.prototype.end;
ServerResponse.prototype.end = function (...rest) {
  const ended = end.apply(this, rest);
  const context = this.locals?.[DEFAULT_CONTEXT_PATH];
  if (context && creations.has(context.operation) && this.statusCode >= 200 && this.statusCode < 300) {
    console.log(JSON.stringify({ container: context.container, name: context.blob, etag: this.getHeader('etag') }));
  }

  return ended;
};

require('azurite/dist/src/azurite.js');
