internal import Synchronization

/// Which kernels are in use, for any number of threads.
final class KernelRegistry: Sendable {
    private struct State {
        var level: HashKernels.Level
        var passed: UInt32 = 0
        var failed: UInt32 = 0
    }

    /// Kernels that are in use in the lower half, kernels that are not in the upper one; one that is in neither has
    /// yet to be asked.
    private let decided: Atomic<UInt64>
    private let state: Mutex<State>
    private let features: CPUFeatures
    private let allowed: HashKernels.Level
    private let selfTest: @Sendable (Kernel) -> Bool

    /// - Parameter initial: the level until `restrict` is called; what is allowed where nil.
    init(
        features: CPUFeatures, allowed: HashKernels.Level, initial: HashKernels.Level? = nil,
        selfTest: @escaping @Sendable (Kernel) -> Bool
    ) {
        let first = State(level: initial ?? allowed)
        self.features = features
        self.allowed = allowed
        self.selfTest = selfTest
        state = Mutex(first)
        decided = Atomic(Self.decisions(first, features))
    }

    var level: HashKernels.Level { state.withLock(\.level) }

    func restrict(to level: HashKernels.Level) {
        state.withLock { state in
            state.level = min(level, allowed)
            decided.store(Self.decisions(state, features), ordering: .releasing)
        }
    }

    func isInUse(_ kernel: Kernel) -> Bool {
        let decisions = decided.load(ordering: .acquiring)
        if decisions & UInt64(kernel.bit) != 0 { return true }
        if decisions >> 32 & UInt64(kernel.bit) != 0 { return false }
        return decide(kernel)
    }

    func state(of kernel: Kernel) -> KernelStatus.State {
        guard kernel.features.isSubset(of: features) else { return .notOnThisCPU }
        if isInUse(kernel) { return .inUse }
        return state.withLock { $0.failed & kernel.bit != 0 } ? .failedSelfTest : .turnedOff
    }

    /// Others who ask meanwhile wait, for a few milliseconds once a process, so that no test is taken twice.
    private func decide(_ kernel: Kernel) -> Bool {
        state.withLock { state in
            // Somebody else may have decided while this thread waited.
            let before = Self.decisions(state, features)
            if (before | before >> 32) & UInt64(kernel.bit) == 0 {
                if selfTest(kernel) { state.passed |= kernel.bit } else { state.failed |= kernel.bit }
            }
            let decisions = Self.decisions(state, features)
            decided.store(decisions, ordering: .releasing)
            return decisions & UInt64(kernel.bit) != 0
        }
    }

    private static func decisions(_ state: State, _ features: CPUFeatures) -> UInt64 {
        var permitted: UInt32 = 0
        for kernel in Kernel.allCases where kernel.features.isSubset(of: features) && kernel.level <= state.level {
            permitted |= kernel.bit
        }
        return UInt64(state.passed & permitted) | UInt64(state.failed | ~permitted) << 32
    }
}
