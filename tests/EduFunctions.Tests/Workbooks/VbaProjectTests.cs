using System.Text;
using EduFunctions.Workbooks;
using NPOI.POIFS.FileSystem;

namespace EduFunctions.Tests.Workbooks;

public sealed class VbaProjectTests
{
    const string Empty = "Attribute VB_Name = \"ThisWorkbook\"\r\nAttribute VB_Base = \"0{00020819-0000-0000-C000-000000000046}\"\r\nOption Explicit\r\n' nothing\r\n\r\n";

    [Theory]
    [InlineData(Empty, false)]
    [InlineData(Empty + "Sub Auto_Open()\r\nEnd Sub\r\n", true)]
    [InlineData("", false)]
    public void AnEmptyProjectIsNoMacro(string source, bool expected) => Assert.Equal(expected, VbaProject.HasCode(Project(source.Length == 0 ? [] : Packed(source))));

    [Fact]
    public void WhatCannotBeLookedIntoIsTakenForCode()
    {
        Assert.True(VbaProject.HasCode([1, 2, 3]));
        Assert.True(VbaProject.HasCode(Project([1, 2, 3])));
    }

    // [MS-OVBA] 3.2.2: letters, then copies of what stands before them.
    [Fact]
    public void CopiesAreUnpacked()
    {
        // “Attribute A\r” + a copy of eleven letters from twelve back: “Attribute A”; then “\rSub”.
        byte[] letters = [.. "Attribute A\r"u8];
        byte[] chunk = [0, .. letters[..8], 0b0001_0000, .. letters[8..], 0x08, 0xB0, .. "\rSu"u8, 0, .. "b"u8];
        Assert.True(VbaProject.HasCode(Project([1, (byte)((chunk.Length - 1) & 0xFF), 0xB0, .. chunk])));
    }

    // A chunk of letters alone.
    static byte[] Packed(string source)
    {
        byte[] chunk = [.. Encoding.Latin1.GetBytes(source).Chunk(8).SelectMany(letters => letters.Prepend((byte)0))];
        var header = (chunk.Length - 1) | 0xB000;
        return [.. new byte[10], 1, (byte)header, (byte)(header >> 8), .. chunk];
    }

    static byte[] Project(byte[] module)
    {
        var file = new POIFSFileSystem();
        var vba = file.CreateDirectory("VBA");
        vba.CreateDocument("dir", new MemoryStream([1]));
        vba.CreateDocument("ThisWorkbook", new MemoryStream(module));
        using var buffer = new MemoryStream();
        file.WriteFileSystem(buffer);
        return buffer.ToArray();
    }
}
