package dev.zimmer.invitation;

/// How somebody who was invited into a call stands.
enum CalleeState {
  /// They have not answered.
  INVITED(0),
  /// They have accepted.
  ACCEPTED(1),
  /// They have rejected.
  REJECTED(2);

  private final int number;

  CalleeState(int number) {
    this.number = number;
  }

  /// How rows name it.
  int number() {
    return number;
  }

  /// The state that rows name so.
  static CalleeState of(long number) {
    for (CalleeState state : values()) {
      if (state.number == number) {
        return state;
      }
    }
    throw new IllegalStateException("no state of a callee has the number " + number);
  }
}
