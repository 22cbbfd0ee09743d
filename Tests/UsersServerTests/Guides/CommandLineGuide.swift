import PasswordHashing
import PasswordVerification

// guide: one password against one hash, on the calling thread.
func answer(_ line: String, stored: StoredHash) -> String {
    do {
        switch try BlockingVerifier().verify(Password(line), against: stored).verdict {
        case .match(.current): return "match"
        case .match(.stale(let reason)): return "match, renew it: \(reason)"
        case .mismatch: return "mismatch"
        }
    } catch {
        // Names the scheme and the reason, never a value: fit for a log.
        return "no answer: \(error)"
    }
}

/// Many at once, on every core, within a gigabyte; the answers come as they are ready.
func countMatches(_ requests: [VerificationRequest]) async throws -> Int {
    let pool = try HashingPool(memoryBudget: 1 << 30)
    var matches = 0
    for await result in Verifier(pool: pool).verify(contentsOf: requests) {
        if case .success(let verification) = result.outcome, case .match = verification.verdict { matches += 1 }
    }
    await pool.shutdown()
    return matches
}
// end of the guide.
