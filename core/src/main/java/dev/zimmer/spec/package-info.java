/// What the API's page says of an action, said once, on the action's class.
///
/// The class carries [dev.zimmer.spec.Api], the components of its request and response records the
/// other annotations of this package. [dev.zimmer.spec.ActionSpec] is what they add up to, and all
/// else follows from it: how a request is bound and checked, the rate limit, the description of the
/// API, the tables in the documentation, and what the hostile tests send.
///
/// A component's name with its first letter in upper case is the name on the wire, unless
/// [dev.zimmer.spec.Name] says another.
@NullMarked
package dev.zimmer.spec;

import org.jspecify.annotations.NullMarked;
