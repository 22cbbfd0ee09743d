internal import Synchronization

/// Which kernels are in use, for any number of threads.
final class KernelRegistry: Sendable {
    /// The kernels that each level permits on this CPU, in the order of the levels.
    private let permitted: [UInt32]
    /// The place of the level in force in that order.
    private let levelIndex: Atomic<Int>
    /// Kernels that passed in the lower half, kernels that failed in the upper one; one that is in neither has yet to
    /// be asked for.
    private let results = Atomic<UInt64>(0)
    private let features: CPUFeatures
    private let allowed: HashKernels.Level
    private let selfTest: @Sendable (Kernel) throws(PrimitiveError) -> Bool

    /// - Parameter initial: the level until `restrict` is called; what is allowed where nil.
    init(
        features: CPUFeatures, allowed: HashKernels.Level, initial: HashKernels.Level? = nil,
        selfTest: @escaping @Sendable (Kernel) throws(PrimitiveError) -> Bool
    ) {
        self.features = features
        self.allowed = allowed
        self.selfTest = selfTest
        permitted = HashKernels.Level.allCases.map { level in
            Kernel.allCases.filter { $0.features.isSubset(of: features) && $0.level <= level && level != .off }
                .reduce(0) { $0 | $1.bit }
        }
        levelIndex = Atomic((initial ?? allowed).order)
    }

    var level: HashKernels.Level { HashKernels.Level.allCases[levelIndex.load(ordering: .relaxed)] }

    func restrict(to level: HashKernels.Level) {
        levelIndex.store(min(level, allowed).order, ordering: .relaxed)
    }

    func isInUse(_ kernel: Kernel) -> Bool {
        guard permitted[levelIndex.load(ordering: .relaxed)] & kernel.bit != 0 else { return false }
        return passes(kernel)
    }

    func state(of kernel: Kernel) -> KernelStatus.State {
        guard kernel.features.isSubset(of: features) else { return .notOnThisCPU }
        if isInUse(kernel) { return .inUse }
        return results.load(ordering: .relaxed) & kernel.failedBit != 0 ? .failedSelfTest : .turnedOff
    }

    /// The result of the self-test, which is taken now if it was not before.
    ///
    /// Threads that ask at the same time may each take it: that costs a millisecond once a process, and no lock. One that
    /// lacks memory for it does without the kernel this once.
    private func passes(_ kernel: Kernel) -> Bool {
        var known = results.load(ordering: .relaxed)
        if known & (kernel.passedBit | kernel.failedBit) == 0 {
            guard let hasPassed = try? selfTest(kernel) else { return false }
            let result = hasPassed ? kernel.passedBit : kernel.failedBit
            known = results.bitwiseOr(result, ordering: .relaxed).newValue
        }
        // Failed once is failed for ever, whatever another thread has seen.
        return known & kernel.failedBit == 0
    }
}

extension Kernel {
    fileprivate var passedBit: UInt64 { UInt64(bit) }
    fileprivate var failedBit: UInt64 { UInt64(bit) << 32 }
}
