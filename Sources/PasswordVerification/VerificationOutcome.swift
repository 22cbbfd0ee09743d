internal import PasswordHashing

/// What a run of a verifier came to.
enum VerificationOutcome: Sendable {
    /// The hash was verified; and was made anew where that was asked for, its match was stale, and the preferred scheme
    /// takes the password.
    case verified(Verification, replacement: StoredHash?)
    /// There was no hash to verify.
    case rejected
    /// A new hash was asked for.
    case hashed(StoredHash)

    /// The answer of a run that was given a hash to verify.
    var renewal: (verification: Verification, replacement: StoredHash?) {
        guard case .verified(let verification, let replacement) = self else {
            preconditionFailure("the run had no hash to verify")
        }
        return (verification, replacement)
    }

    /// The answer of a run that was asked for a new hash.
    var newHash: StoredHash {
        guard case .hashed(let stored) = self else { preconditionFailure("the run was asked for no new hash") }
        return stored
    }

    /// The answer of a log-in.
    var login: LoginVerdict {
        guard case .verified(let verification, let replacement) = self else { return .mismatch }
        return switch verification.verdict {
        case .match(.current): .match(verification.scheme, replacement: nil, nil)
        case .match(.stale(let reason)): .match(verification.scheme, replacement: replacement, reason)
        case .mismatch: .mismatch
        }
    }
}
