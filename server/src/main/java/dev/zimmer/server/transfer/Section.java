package dev.zimmer.server.transfer;

import dev.zimmer.storage.WholeRow;
import java.util.ArrayList;
import java.util.List;

/// Some rows of an export and the line that closes them, which has been found to be right.
///
/// @param firstLine the number of the first row's line in the file, counting from 1
/// @param lines the rows as they stand there
/// @param checkpoint the closing line
record Section(long firstLine, List<byte[]> lines, Checkpoint checkpoint) {
  /// The rows.
  ///
  /// @throws TransferException with the number of the line that holds none
  List<WholeRow> rows() {
    List<WholeRow> rows = new ArrayList<>(lines.size());
    for (byte[] line : lines) {
      long number = firstLine + rows.size();
      rows.add(Lines.row(line).orElseThrow(() -> SectionReader.damaged("line " + number)));
    }
    return rows;
  }
}
