internal import AppwriteUsers
internal import UserImport

extension AppwriteError {
    /// Whether the service may have done what it was asked for, though it did not say so.
    var leavesOpenWhetherDone: Bool {
        if case .transport(let failure) = self {
            return failure.mayHaveReachedServer && [.timedOut, .connectionLost].contains(failure.reason)
        }
        // A proxy lost the service, or its answer; or the service broke, before or after it had done it.
        return code == 500 || code == 502 || code == 504 || isUnreadableSuccess
    }

    /// Whether the answer says success, and is not what the call answers: something on the way has put its own in its place.
    var isUnreadableSuccess: Bool {
        if case .unexpectedAnswer(let answer) = self { 200..<300 ~= answer.code } else { false }
    }

    /// Whether another user may fare better; 500, again and again, is how some servers refuse a hash (Users API, create
    /// endpoints).
    var isAboutOneUser: Bool {
        if case .invalidRequest = self { return true }
        return switch code {
        case 400: type != .userCountExceeded
        case 404: type == .userNotFound
        case 409, 413, 500: true
        default: false
        }
    }
}

extension RowRejection {
    static func ofAnotherUser(_ field: String?) -> RowRejection {
        RowRejection(field: field ?? "id, email or phone", reason: "belongs to another user")
    }

    /// The service's no, by its status and kind.
    init(refusedWith error: AppwriteError, field: String? = nil) {
        let words = [error.code.map { "\($0)" }, error.type.map { "\($0)" }].compactMap(\.self)
        let detail = words.isEmpty ? "\(error)" : words.joined(separator: " ")
        self.init(field: field, reason: "was refused by the service (\(detail))")
    }
}
