internal import Glibc

/// Our own kernels: which compute, and which leave it to the stock libraries.
///
/// A kernel computes where the CPU has what it needs, the level allows it, and it passed its self-test, which it takes
/// at its first use in the process. Everywhere else a stock library gives the same bytes: no result depends on this.
public enum HashKernels {
    /// How much of the CPU the kernels may use.
    public enum Level: String, Sendable, Hashable, CaseIterable, Comparable {
        /// None computes.
        case off
        /// Those that a CPU without AVX-512 has.
        case avx2
        /// All.
        case full

        public static func < (left: Level, right: Level) -> Bool { left.order < right.order }

        /// Its place in `allCases`.
        var order: Int {
            switch self {
            case .off: 0
            case .avx2: 1
            case .full: 2
            }
        }
    }

    /// The variable that sets `allowedLevel`: `off`, `avx2` or `full`, read once.
    public static let environmentVariable = "HASHFERRY_KERNELS"

    private static let environment: KernelEnvironment = {
        // SAFETY: the string is read before anything else of this process could set the variable.
        let text = unsafe getenv(environmentVariable).map { unsafe String(cString: $0) }
        return KernelEnvironment(text)
    }()

    private static let registry = KernelRegistry(
        features: .ofThisMachine, allowed: environment.level,
        initial: environment.isSet || CPUFeatures.areKernelsOptimized ? environment.level : .off,
        selfTest: KernelSelfTest().passes)

    /// The most that the environment allows: `full` where it says nothing, or nothing that is known.
    public static var allowedLevel: Level { environment.level }

    /// What is wrong with the environment variable, if anything.
    public static var environmentProblem: String? { environment.problem }

    /// The level in force: `allowedLevel`, or `off` in a build without optimisation whose environment asks for none.
    public static var level: Level { registry.level }

    /// Sets the level of the whole process, now and at any time, up to `allowedLevel`.
    ///
    /// Hashes that are being computed go on as they began.
    public static func restrict(to level: Level) { registry.restrict(to: level) }

    /// What the kernels could use of this CPU: `AVX2`, `AVX-512`, `SHA`.
    public static var cpuFeatures: [String] { CPUFeatures.ofThisMachine.names }

    /// Every kernel and its state.
    ///
    /// Blocks for the self-tests that were not taken yet: of all kernels together about 6 ms, once a process.
    public static var status: [KernelStatus] {
        Kernel.allCases.map { KernelStatus(name: $0.name, state: registry.state(of: $0)) }
    }

    /// The names of the kernels that failed their self-tests; blocks as `status` does.
    public static var failures: [String] {
        status.filter { $0.state == .failedSelfTest }.map(\.name)
    }

    /// What whoever runs this process should know: `environmentProblem` and `failures`, a sentence each.
    public static var problems: [String] {
        [environmentProblem].compactMap(\.self)
            + failures.map { "the kernel of \($0) failed its self-test: a stock library computes instead" }
    }

    /// Whether a kernel is to compute; its self-test is taken by whoever asks first.
    static func isInUse(_ kernel: Kernel) -> Bool { registry.isInUse(kernel) }
}
