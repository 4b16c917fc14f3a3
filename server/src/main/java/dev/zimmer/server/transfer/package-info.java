/// Export and import: everything in a store as lines of JSON, and back, for backups and for moving
/// between engines.
///
/// `docs/transfer.md` describes the file line by line. [dev.zimmer.server.transfer.SectionWriter]
/// and [dev.zimmer.server.transfer.SectionReader] write and read it section by section,
/// [dev.zimmer.server.transfer.Exporter] and [dev.zimmer.server.transfer.Importer] carry the
/// sections between it and a store. Nothing here knows an engine.
///
/// An import that is under way has a row in the store, in the partition of the server, `'s'`:
///
/// | key | value | kind | written by |
/// |---|---|---|---|
/// | `'i'` | [dev.zimmer.server.transfer.ImportMark]: which export, and how far it has come | transactional | import, which deletes it at the end |
///
/// While it is there the store is not whole, and neither served nor exported.
@NullMarked
package dev.zimmer.server.transfer;

import org.jspecify.annotations.NullMarked;
