extension Span<UInt8> {
    /// The number of bytes before the first NUL, at which a writer in C ends a password: crypt(3) and what is built on it
    /// hash no more of it.
    var countBeforeNUL: Int {
        for index in indices where self[index] == 0 { return index }
        return count
    }
}
