/// One hash to compute, as every kernel sees it: pointers that are valid for the time of the call.
@unsafe
struct KernelJob {
    let password: UnsafeBufferPointer<UInt8>
    let salt: UnsafeBufferPointer<UInt8>
    /// As many bytes as the function gives.
    let output: UnsafeMutablePointer<UInt8>
    /// As many bytes as the function works in, aligned to 64.
    let memory: UnsafeMutableRawPointer

    /// Computes one hash, into bytes of its own.
    static func run(
        password: Span<UInt8>, salt: Span<UInt8>, outputByteCount: Int, memoryByteCount: Int,
        compute: ([KernelJob]) -> Void
    ) throws(PrimitiveError) -> SecretBytes {
        guard let memory = KernelMemory(byteCount: memoryByteCount) else { throw .outOfMemory }
        var output = SecretBytes(count: outputByteCount)
        unsafe output.withMutableBuffer { output in
            unsafe password.withUnsafeBufferPointer { password in
                unsafe salt.withUnsafeBufferPointer { salt in
                    guard let output = output.baseAddress else { return }
                    // SAFETY: all four outlive the call.
                    unsafe compute([
                        KernelJob(password: password, salt: salt, output: output, memory: memory.start)
                    ])
                }
            }
        }
        return output
    }

    /// Computes the hashes of all inputs at once; all memory is there before the first begins.
    static func run(
        _ inputs: ArraySlice<DerivationInput>, outputByteCount: Int, memoryByteCount: Int,
        compute: ([KernelJob]) -> Void
    ) throws(PrimitiveError) -> [SharedSecretBytes] {
        let (byteCount, overflow) = memoryByteCount.multipliedReportingOverflow(by: inputs.count)
        guard !overflow, let memory = KernelMemory(byteCount: byteCount) else { throw .outOfMemory }
        var outputs = SecretBytes(count: inputs.count * outputByteCount)
        let salts = inputs.flatMap(\.salt)
        unsafe outputs.withMutableBuffer { outputs in
            unsafe salts.withUnsafeBufferPointer { salts in
                guard let output = outputs.baseAddress else { return }
                var jobs = unsafe [KernelJob]()
                var saltStart = 0
                for (index, input) in inputs.enumerated() {
                    let saltEnd = saltStart + input.salt.count
                    // SAFETY: `inputs` holds the passwords beyond the call; each job has a part of the outputs and of
                    // the memory to itself.
                    unsafe jobs.append(
                        KernelJob(
                            password: input.password.unsafeBuffer,
                            salt: UnsafeBufferPointer(rebasing: salts[saltStart..<saltEnd]),
                            output: output + index * outputByteCount, memory: memory.start + index * memoryByteCount))
                    saltStart = saltEnd
                }
                withExtendedLifetime(inputs) { unsafe compute(jobs) }
            }
        }
        return outputs.withBytes { outputs in
            (0..<inputs.count).map { index in
                let range = index * outputByteCount..<(index + 1) * outputByteCount
                return SharedSecretBytes(SecretBytes(copying: outputs.extracting(range)))
            }
        }
    }
}

extension [DerivationInput] {
    /// Cuts a batch into as few parts as have at most `width` inputs each, of even size.
    func evenParts(width: Int) -> [ArraySlice<DerivationInput>] {
        let partCount = (count + width - 1) / width
        return (0..<partCount).map { part in
            self[part * count / partCount..<(part + 1) * count / partCount]
        }
    }
}
