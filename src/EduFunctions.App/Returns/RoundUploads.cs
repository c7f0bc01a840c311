using Azure.Storage.Blobs.Models;

namespace EduFunctions.App.Returns;

/// <summary>The uploads of one round.</summary>
sealed class RoundUploads
{
    readonly Dictionary<ReturnPlace, BlobItem> _newest = [];

    /// <summary>The newest upload of each return.</summary>
    public IReadOnlyDictionary<ReturnPlace, BlobItem> Newest => _newest;

    /// <summary>Blobs at no return's place.</summary>
    public int Misplaced { get; private set; }

    /// <summary>Folders of senders that storage could not list.</summary>
    public int FoldersUnread { get; set; }

    public void Add(BlobItem blob)
    {
        if (!ReturnPlace.TryParse(blob.Name, out var place))
        {
            Misplaced++;
        }
        else if (!_newest.TryGetValue(place, out var known) || blob.Properties.LastModified >= known.Properties.LastModified)
        {
            _newest[place] = blob;
        }
    }
}
