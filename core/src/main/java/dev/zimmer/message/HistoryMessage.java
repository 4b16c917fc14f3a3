package dev.zimmer.message;

import dev.zimmer.spec.About;
import dev.zimmer.spec.OneOf;
import dev.zimmer.spec.Range;
import dev.zimmer.stamp.Stamp;
import org.jspecify.annotations.Nullable;

/// A stored message as callers get it back.
public record HistoryMessage(
    @About("who sent it") String sender,
    @About("1 text, 10 multi-item, 11 image, 12 file, 13 audio, 14 video, 200 custom; 31 recalled")
        @OneOf({1, 10, 11, 12, 13, 14, 31, 200})
        int msgType,
    @About("the sender's own kind of a custom message; left out for others")
        @Nullable Integer subMsgType,
    @About(
            "what it says: of the types 1 and 200 the text that was sent, of all others JSON,"
                + " percent-encoded; empty if IsEmpty is not 0, but for a recalled one that was"
                + " asked for by its number")
        String msgBody,
    @About("its id; grows with time, unique in the server") @Range(min = 1, max = Stamp.MAX)
        long msgId,
    @About("its number in the conversation, from 1") long msgSeq,
    @About("the ExtendedData that was sent; empty if there was none") String payload,
    @About("when it was sent, in Unix milliseconds; of an import what the importer said")
        long msgTime,
    @About("0: nothing of it is missing; 1: the reader has cleared it; 2: it was recalled")
        @Range(min = 0, max = 2)
        int isEmpty) {}
