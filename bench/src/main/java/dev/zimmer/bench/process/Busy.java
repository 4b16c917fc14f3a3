package dev.zimmer.bench.process;

/// How busy everybody was while something was measured; 1 is one core all the time.
///
/// @param server the server's processes
/// @param compiler the part of that which the Java compiler took; above a few hundredths, the
///   warm-up was too short
/// @param load the generator's processes; near 1 the figure says what the generator can do
/// @param others whoever else was on these cores; above a few hundredths, the machine was not quiet
public record Busy(double server, double compiler, double load, double others) {
  /// The same with a load that spins, and says itself for how long it had something to do.
  public Busy withLoad(double working) {
    return new Busy(server, compiler, working, others);
  }
}
