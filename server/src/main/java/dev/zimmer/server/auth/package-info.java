/// Who calls: the apps that are served, and the signature that proves a caller knows an app's
/// secret.
@NullMarked
package dev.zimmer.server.auth;

import org.jspecify.annotations.NullMarked;
