using System.Buffers;
using System.IO.Compression;
using System.IO.Hashing;

namespace EduFunctions.Workbooks;

/// <summary>A part as it is unpacked: takes its bytes from the budget, and holds them against the zip's size and CRC-32.</summary>
sealed class PartStream(ZipArchiveEntry entry, PackageBudget budget, bool isXml) : Stream
{
    readonly Stream _inner = entry.Open();
    readonly Crc32 _checksum = new();
    long _count;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Unpacks what is left.</summary>
    /// <exception cref="InvalidDataException">The part is not what was packed.</exception>
    public void ReadToEnd()
    {
        var rest = ArrayPool<byte>.Shared.Rent(32 * 1024);
        while (Read(rest.AsSpan()) > 0)
        {
        }

        ArrayPool<byte>.Shared.Return(rest);

        if (_count != entry.Length || _checksum.GetCurrentHashAsUInt32() != entry.Crc32)
        {
            throw new InvalidDataException("a part is not what was packed");
        }
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var count = _inner.Read(buffer);
        _count += count;
        _checksum.Append(buffer[..count]);
        budget.TakeBytes(buffer[..count], isXml);
        return count;
    }

    /// <inheritdoc/>
    public override void Flush() => _inner.Flush();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _inner.Dispose();
        base.Dispose(disposing);
    }
}
