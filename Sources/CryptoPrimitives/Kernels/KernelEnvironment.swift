/// What the environment variable says about the kernels.
struct KernelEnvironment {
    let level: HashKernels.Level
    /// Whether it names a level.
    let isSet: Bool
    let problem: String?

    /// Reads the variable's value; what is no level counts as not set.
    init(_ text: String?) {
        let known = text.flatMap(HashKernels.Level.init)
        level = known ?? .full
        isSet = known != nil
        problem =
            known != nil || (text ?? "").isEmpty
            ? nil : "\(HashKernels.environmentVariable) takes off, avx2 or full; what it says is ignored"
    }
}
