/// The description of the API, made from what the actions' classes say of themselves
/// ([dev.zimmer.spec]), the prose beside them, and a frame that all documents share.
@NullMarked
package dev.zimmer.server.openapi;

import org.jspecify.annotations.NullMarked;
