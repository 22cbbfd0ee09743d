internal import AppwriteUsers

/// Reads what exports write for yes and no: words, digits, dates.
enum FlagText {
    /// Whether an address or number is verified: a real past time means yes, a zero date means no.
    static func isVerified(_ text: String, at now: Timestamp) -> Bool? {
        if let flag = FieldText.boolean(text) { return flag }
        switch SourceMoment(text) {
        case .never: return false
        case let moment?: return moment.isPast(at: now) ? true : nil
        case nil: return nil
        }
    }

    /// Whether a user may not log in: yes or no (inverted where the column says who may), a word for the state, or the
    /// time until which they are blocked.
    static func isDisabled(_ text: String, isInverted: Bool, at now: Timestamp) -> Bool? {
        if let flag = FieldText.boolean(text) { return flag != isInverted }
        if let state = state(text) { return state != .active }
        guard !isInverted else { return nil }
        return SourceMoment(text)?.isFuture(at: now)
    }

    /// Whether a user is deleted: yes or no, or the time at which it happened.
    static func isDeleted(_ text: String, at now: Timestamp) -> Bool? {
        if let flag = FieldText.boolean(text) { return flag }
        return SourceMoment(text).map { $0 != .never }
    }

    /// A state that a word names; it says what it means in any column.
    static func state(_ text: String) -> State? { states[text.lowercased()] }

    enum State { case active, blocked }

    private static let states: [String: State] = {
        var states: [String: State] = [:]
        for word in [
            "active", "activated", "enabled", "normal", "ok", "confirmed", "verified", "registered", "provisioned",
        ] {
            states[word] = .active
        }
        for word in [
            "blocked", "banned", "disabled", "inactive", "suspended", "locked", "deactivated", "closed", "terminated",
            "archived", "deprovisioned", "locked_out", "deleted",
        ] { states[word] = .blocked }
        return states
    }()
}
