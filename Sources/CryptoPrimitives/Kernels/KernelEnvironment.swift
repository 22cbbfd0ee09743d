/// What the environment variable says about the kernels.
struct KernelEnvironment {
    let level: HashKernels.Level
    let problem: String?

    /// Reads the variable's value; nothing and an empty text mean that it is not set.
    init(_ text: String?) {
        let known = text.flatMap(HashKernels.Level.init)
        level = known ?? .full
        problem =
            known != nil || (text ?? "").isEmpty
            ? nil : "\(HashKernels.environmentVariable) takes off, avx2 or full, and is read as full"
    }
}
