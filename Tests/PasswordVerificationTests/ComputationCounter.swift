import PasswordHashing
import Synchronization

@testable import PasswordVerification

/// What a verifier computed, in order.
final class ComputationCounter: Sendable {
    private let computations = Mutex<[HashingStep.Purpose]>([])

    /// What was computed since the last call.
    func taken() -> [HashingStep.Purpose] {
        computations.withLock { list in
            defer { list = [] }
            return list
        }
    }

    func add(_ computation: HashingStep.Purpose) { computations.withLock { $0.append(computation) } }
}

extension BlockingVerifier {
    /// A verifier that counts.
    static func counting(_ policy: VerificationPolicy) -> (BlockingVerifier, ComputationCounter) {
        let counter = ComputationCounter()
        return (BlockingVerifier(policy: policy) { counter.add($0) }, counter)
    }
}
