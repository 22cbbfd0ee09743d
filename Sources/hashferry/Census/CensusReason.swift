internal import UserImport

/// A reason that the summary counts, in plain words.
struct CensusReason {
    /// What kinds of reasons there are.
    enum Kind: Hashable {
        /// The row could not be taken.
        case rejected
        /// Another user, or another state of this one, exists already.
        case conflict
        /// The hash was written in another form, without loss.
        case reencoded
        /// The destination verifies the hash by a way that it does not document.
        case compatible
        /// The destination's operator has to do something first.
        case needsSetting
        /// The password could not be carried.
        case uncarriable(UncarriableReason.Code)
        /// One of those that are too many to be told apart.
        case other
    }

    let kind: Kind
    let detail: String
    let count: Int

    /// Whether it is another user who stands in the way, not an earlier state of the same one.
    var isAboutAnother: Bool { kind == .conflict && detail.hasSuffix("belongs to another user") }

    /// Takes a reason as ``ImportSummary/reasons`` writes it: a word, a colon, and the detail.
    init(_ text: String, count: Int) {
        self.count = count
        let parts = text.split(separator: ": ", maxSplits: 1).map { String($0) }
        guard parts.count == 2 else {
            (kind, detail) = (.other, text)
            return
        }
        detail = parts[1]
        switch parts[0] {
        case "rejected": kind = .rejected
        case "conflict": kind = .conflict
        case "reencoded": kind = .reencoded
        case "compatible": kind = .compatible
        case "needs-setting": kind = .needsSetting
        default: kind = UncarriableReason.Code(rawValue: parts[0]).map { .uncarriable($0) } ?? .other
        }
    }
}

extension UncarriableReason.Code {
    /// Why the password is lost, as a sentence without its full stop.
    var plainText: String {
        switch self {
        case .malformed: "the hash is damaged or incomplete"
        case .unrecognized: "the hash is of a kind that is not known"
        case .undeclared: "the hash fits several kinds, and nothing says which it is"
        case .refused: "checking the hash would take more memory or time than the limits allow"
        case .unsupported: "nothing here can check a password against this kind of hash"
        case .noEndpoint: "the destination cannot check a password against this kind of hash"
        case .noEmail: "the destination takes a hash only with an e-mail address, and there is none"
        case .wireRule: "the destination does not accept this password"
        case .unusable: "the file does not have all that belongs to the hash"
        case .looksLikeHash: "the password looks like a hash, where other rows have passwords"
        case .notAccepted: "the destination accepts no log-in with this kind of hash"
        case .unknownScheme: "the file names a kind of hash that is not known"
        }
    }

    /// Whether the sentence says all that the details could.
    var saysAll: Bool { [.unrecognized, .unknownScheme].contains(self) }
}
