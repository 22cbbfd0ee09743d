/// What a field that may hold passwords holds, judged by its first values.
enum PasswordVerdict: Sendable, Hashable {
    /// Passwords, as people type them.
    case passwords
    /// Passwords, among them this many that one shape alone would not tell from a digest.
    case passwordsWithDigests(Int)
    /// Hashes.
    case hashes
    /// Hashes and other texts.
    case mixed
    /// Too few values to tell digests from passwords.
    case undecided

    /// How many values of digest shape decide by themselves, and which share of them must have it: a password may be 32
    /// hex digits, twenty users do not all choose one.
    private static let decisiveCount = 20
    private static let decisiveShare = (9, 10)

    init(_ tally: FieldTally) {
        let strong = tally.strongCount
        let others = tally.otherCount
        let digests = tally.digestCount
        let bare = digests + others
        if strong > 0 {
            self = others == 0 ? .hashes : .mixed
        } else if digests == 0 {
            self = .passwords
        } else if bare >= Self.decisiveCount, digests * Self.decisiveShare.1 >= bare * Self.decisiveShare.0 {
            self = .hashes
        } else if digests * 2 >= bare {
            self = .undecided
        } else {
            self = .passwordsWithDigests(digests)
        }
    }
}
