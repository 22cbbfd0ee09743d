internal import CUnistring

/// The composed normalisation forms of Unicode Standard Annex 15, by libunistring's tables.
public enum Normalization: Sendable, Hashable {
    /// Canonical: the same text, each character in its one composed spelling.
    case nfc
    /// Compatibility: ligatures, full-width letters and the like become what they stand for.
    case nfkc

    /// Lends the text in this form for the time of the call, and clears it afterwards.
    ///
    /// What libunistring allocates meanwhile is not cleared.
    /// - Returns: what the body returns, or nil where libunistring fails.
    public func withForm<Result>(of text: UTF8Span, _ body: (Span<UInt8>) -> Result) -> Result? {
        let form = unsafe self == .nfc ? hashferry_nfc() : hashferry_nfkc()
        var count = 0
        // SAFETY: the input is valid UTF-8 for its whole count; without a buffer of ours the result is malloc's.
        let output = unsafe text.span.withUnsafeBufferPointer { input in
            unsafe u8_normalize(form, input.baseAddress, input.count, nil, &count)
        }
        guard let output = unsafe output else { return nil }
        defer {
            unsafe explicit_bzero(output, count)
            unsafe free(output)
        }
        // SAFETY: `count` bytes are initialised there, and stay until the `defer`.
        return unsafe body(UnsafeBufferPointer(start: output, count: count).span)
    }
}
