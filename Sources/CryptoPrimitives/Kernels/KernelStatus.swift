/// Whether a kernel computes, and if not, why.
public struct KernelStatus: Sendable, Hashable {
    /// Why a kernel computes or does not.
    public enum State: String, Sendable, Hashable, CaseIterable {
        /// It passed its self-test and computes.
        case inUse
        /// The CPU, or the system, does not have what it needs.
        case notOnThisCPU
        /// `HASHFERRY_KERNELS` or `HashKernels.restrict(to:)` leaves it out; or there was no memory for its self-test just
        /// now, and whoever asks next takes it.
        case turnedOff
        /// It gave a wrong answer at its first use: a stock library computes instead.
        case failedSelfTest
    }

    /// What the kernel computes, and with which instructions.
    public let name: String
    /// Whether it is in use.
    public let state: State
}
