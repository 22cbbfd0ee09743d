internal import CryptoPrimitives
internal import PasswordHashing

/// One call of a verifier, as the keys it takes, one after the other: whoever drives it derives each.
///
/// The blocking verifier derives them on the caller's thread; a pool's threads derive those of several calls side by
/// side. Either way the answers are the same, because they are given here.
// Sendable: one thread at a time has it, the caller's and then whichever of the pool's computes its step; the pool's
// lock is between any two of them.
final class VerificationRun: @unchecked Sendable {
    /// What is asked.
    enum Goal {
        /// Whether the password is the one of the hash.
        case verify
        /// The same, and a new hash where a match is stale.
        case renew
        /// The same, in a time that does not tell whether there is a user.
        case login
        /// A new hash.
        case newHash
    }

    private enum Phase {
        /// Deriving the key of a password, which is one of the policy's forms of what was typed, or that itself.
        case matching(any PasswordHash, SharedSecretBytes)
        /// Deriving the key of the new hash.
        case hashing(NewHash, Verification?)
        /// Deriving for the time it takes, and so often again.
        case rejecting(PreferredHash, Int, then: Result<VerificationOutcome, VerificationError>)
        case ended(Result<VerificationOutcome, VerificationError>)
    }

    private let goal: Goal
    private let policy: VerificationPolicy
    private let password: SharedSecretBytes
    /// The id of the key that the stored hash was made with.
    private let pepper: String?
    /// The other forms that are still to be tried; nil until the password as typed did not match.
    private var forms: [SharedSecretBytes]?
    private var phase = Phase.ended(.success(.rejected))
    /// What is to be derived next; nil at the end.
    private(set) var step: HashingStep?

    /// Begins a run.
    /// - Parameters:
    ///   - hash: the stored hash, read, or why it cannot be verified; nil for an unknown user and for a new hash.
    ///   - pepper: the id of the key that it was made with.
    init(
        _ goal: Goal, _ password: borrowing Password, against hash: Result<any PasswordHash, VerificationError>?,
        pepper: String?, policy: VerificationPolicy
    ) {
        self.goal = goal
        self.policy = policy
        self.pepper = pepper
        self.password = password.bytes
        switch (goal, hash) {
        case (.newHash, _): makeHash(after: nil)
        case (_, .success(let hash)): match(self.password, hash)
        case (_, .failure(let error)): fail(error)
        case (_, nil): reject(by: policy.preferred, then: .success(.rejected))
        }
    }

    /// The answer, once there is no step left.
    func outcome() throws(VerificationError) -> VerificationOutcome {
        guard case .ended(let outcome) = phase else { preconditionFailure("a step is left") }
        return try outcome.get()
    }

    /// Takes the key of the step.
    func resume(with key: Result<SharedSecretBytes, HashingError>) {
        switch phase {
        case .matching(let hash, let candidate):
            switch key {
            case .success(let key):
                let isMatch = key.withBytes { hash.digest.matches($0) }
                if isMatch { matched(hash, candidate) } else { tryNextForm(hash) }
            case .failure(let error):
                fail(VerificationError(error, type(of: hash).scheme))
            }
        case .hashing(let new, let verification):
            switch key {
            case .success(let key):
                let stored = key.withBytes(new.stored)
                end(.success(verification.map { .verified($0, replacement: stored) } ?? .hashed(stored)))
            case .failure(let error):
                // That the hash cannot be renewed now is no reason to turn the password's owner away.
                let error = VerificationError(error, policy.preferred.scheme)
                end(verification.map { .success(.verified($0, replacement: nil)) } ?? .failure(error))
            }
        case .rejecting(let decoy, let left, let answer):
            if case .failure(let error) = key {
                return end(.failure(VerificationError(error, policy.preferred.scheme)))
            }
            if left > 0 { beginRejection(by: decoy, left - 1, then: answer) } else { end(answer) }
        case .ended:
            preconditionFailure("nothing was to be derived")
        }
    }

    private func end(_ outcome: Result<VerificationOutcome, VerificationError>) {
        step = nil
        phase = .ended(outcome)
    }

    // MARK: Matching

    private func match(_ candidate: SharedSecretBytes, _ hash: any PasswordHash) {
        do throws(VerificationError) {
            let scheme = type(of: hash).scheme
            var input = candidate
            if let pepper {
                guard let keys = policy.pepper else { throw VerificationError(unknownPepper: scheme) }
                input = try keys.keyed(candidate, by: pepper, for: scheme)
            }
            phase = .matching(hash, candidate)
            step = HashingStep(.verification, hash.derivation, input, cost(of: hash))
        } catch {
            fail(error)
        }
    }

    private func tryNextForm(_ hash: any PasswordHash) {
        var left = forms ?? UnicodeForm.others(of: password, in: policy.unicodeForms)
        guard !left.isEmpty else {
            // An imported hash is often quick to check: alone, it would tell by the time that the account is there.
            let mismatch = Verification(verdict: .mismatch, hash: hash)
            let answer = Result<VerificationOutcome, VerificationError>.success(.verified(mismatch, replacement: nil))
            guard goal == .login, let decoy = policy.preferred.remainder(after: hash) else { return end(answer) }
            return reject(by: decoy, then: answer)
        }
        let next = left.removeFirst()
        forms = left
        match(next, hash)
    }

    private func matched(_ hash: any PasswordHash, _ candidate: SharedSecretBytes) {
        // Where a function cut the password, as bcrypt does, every other one of the same first bytes matches too.
        let isCut = pepper == nil && hash.derivation.cuts(passwordOf: candidate.count)
        var freshness = isCut ? .stale(.truncated) : policy.freshness(of: hash, pepper: pepper)
        if candidate !== password, freshness == .current { freshness = .stale(.unicodeForm) }
        let verification = Verification(verdict: .match(freshness), hash: hash)
        guard goal != .verify, freshness != .current else {
            return end(.success(.verified(verification, replacement: nil)))
        }
        makeHash(after: verification)
    }

    private func fail(_ error: VerificationError) {
        if goal == .login { reject(by: policy.preferred, then: .failure(error)) } else { end(.failure(error)) }
    }

    // MARK: Hashing anew

    /// - Parameter verification: the match that is stale; nil where a new hash is all that is asked.
    private func makeHash(after verification: Verification?) {
        do throws(VerificationError) {
            let new = try newHash(of: password, by: policy.preferred)
            phase = .hashing(new.hash, verification)
            step = HashingStep(.newHash, new.hash.derivation, new.input, costOfNewHash(beside: verification?.hash))
        } catch {
            // That the preferred scheme cannot take the password is no reason to turn its owner away.
            guard let verification, error.code == .passwordUnsupported else { return end(.failure(error)) }
            end(.success(.verified(verification, replacement: nil)))
        }
    }

    private func newHash(
        of password: SharedSecretBytes, by preferred: PreferredHash
    ) throws(VerificationError) -> (hash: NewHash, input: SharedSecretBytes) {
        let scheme = preferred.scheme
        var input = password
        if let pepper = policy.pepper { input = try pepper.keyed(password, by: pepper.current, for: scheme) }
        do throws(HashingError) {
            let hash = try input.withBytes { bytes throws(HashingError) in
                try preferred.newHash(of: bytes, pepper: policy.pepper?.current)
            }
            return (hash, input)
        } catch {
            throw VerificationError(error, scheme)
        }
    }

    // MARK: Rejecting

    /// Derives the key of a hash that nobody gets, and once more for each other form of the password.
    private func reject(by decoy: PreferredHash, then answer: Result<VerificationOutcome, VerificationError>) {
        beginRejection(by: decoy, UnicodeForm.others(of: password, in: policy.unicodeForms).count, then: answer)
    }

    private func beginRejection(
        by decoy: PreferredHash, _ left: Int, then answer: Result<VerificationOutcome, VerificationError>
    ) {
        do throws(VerificationError) {
            var password = password
            if decoy.refusesSomePasswords, policy.pepper == nil {
                // It takes the same time whatever it hashes, and does not take every password.
                password = SharedSecretBytes(SecretBytes(count: 0))
            }
            let new = try newHash(of: password, by: decoy)
            phase = .rejecting(decoy, left, then: answer)
            step = HashingStep(.newHash, new.hash.derivation, new.input, costOfNewHash(beside: nil))
        } catch {
            end(.failure(error))
        }
    }

    // MARK: Costs

    /// A run that may hash anew asks for that memory from the start: by the wait for it nobody learns who is a user.
    private func cost(of hash: any PasswordHash) -> HashingJobCost {
        var cost = HashingJobCost(of: hash)
        if goal != .verify { cost.memory = max(cost.memory, policy.preferred.cost.memory) }
        return cost
    }

    private func costOfNewHash(beside hash: (any PasswordHash)?) -> HashingJobCost {
        let new = policy.preferred.cost
        return HashingJobCost(
            scheme: policy.preferred.scheme, memory: max(new.memory, hash?.cost.memory ?? 0), work: new.work)
    }
}
