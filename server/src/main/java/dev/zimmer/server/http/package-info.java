/// The way of a call through the server: socket, [dev.zimmer.server.http.CallPipeline], action, and
/// back.
///
/// [dev.zimmer.server.http.ApiServer] and what only it uses are the only places that know the HTTP
/// library; the pipeline takes a [dev.zimmer.server.http.Call] and gives a
/// [dev.zimmer.server.http.Reply]. Exceptions become return codes in the pipeline and nowhere else.
@NullMarked
package dev.zimmer.server.http;

import org.jspecify.annotations.NullMarked;
