internal import CIDN

/// SASLprep (RFC 4013), the form that SCRAM gives passwords before it hashes them, by libidn's tables of Unicode 3.2.
public enum SASLprep {
    /// Lends the prepared text for the time of the call, and clears it afterwards.
    ///
    /// Characters that Unicode 3.2 did not assign are let through, as in a query (RFC 3454, section 7): what was stored
    /// may have been prepared by newer tables. Canonical ordering takes libidn quadratic time in the length of a run of
    /// combining marks: bound the text. What libidn allocates meanwhile is not cleared.
    /// - Returns: what the body returns, or nil where SASLprep prohibits the text or libidn fails.
    public static func withForm<Result>(of text: UTF8Span, _ body: (Span<UInt8>) -> Result) -> Result? {
        // A C string ends at a NUL, and SASLprep prohibits it: control characters, RFC 3454, C.2.1.
        let bytes = text.span
        for index in bytes.indices where bytes[index] == 0 { return nil }
        var terminated = [CChar](repeating: 0, count: bytes.count + 1)
        for index in bytes.indices { terminated[index] = CChar(bitPattern: bytes[index]) }
        var output: UnsafeMutablePointer<CChar>?
        // SAFETY: the array ends in a NUL, is cleared before it goes, and `output` is malloc's on success.
        let code = unsafe terminated.withUnsafeMutableBufferPointer { input in
            defer { if let base = input.baseAddress { unsafe explicit_bzero(base, input.count) } }
            return unsafe stringprep_profile(input.baseAddress, &output, "SASLprep", Stringprep_profile_flags(0))
        }
        guard code == Int32(STRINGPREP_OK.rawValue), let output = unsafe output else { return nil }
        let count = unsafe strlen(output)
        defer {
            unsafe explicit_bzero(output, count)
            unsafe idn_free(output)
        }
        // SAFETY: `count` bytes are initialised there, and stay until the `defer`.
        return unsafe output.withMemoryRebound(to: UInt8.self, capacity: count) { start in
            unsafe body(UnsafeBufferPointer(start: start, count: count).span)
        }
    }
}
