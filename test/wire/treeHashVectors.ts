/** A text repeated and cut to a number of bytes. */
export type Piece = readonly [text: string, bytes: number];

export interface TreeHashVector {
  readonly name: string;
  readonly pieces: readonly Piece[];
  readonly treeHash: string;
  /** SHA-256 of all bytes at once, where it differs. */
  readonly linear?: string;
}

/** 128 characters, which divide 1 MiB: all whole leaves are equal. */
const RS =
  'TDvjTNoOZdYLHGJgmowQQPIANymiZabVUgL4toMOXtAxTVdAb3fHc7djq3CWvg47' +
  'qp9e706QoGMA2PlhUyHkln9mw2G9Y1QynMS5zejFweL4Ll72P5eHSHXmzSBGZ4Xa';

/** 11 characters, which do not: leaves differ, so that their order counts. */
export const SEQ = '01245678912';

/** Published test values of several SDKs and tools for Glacier, and some computed by two independent programs. */
export const treeHashVectors: readonly TreeHashVector[] = [
  {
    name: 'empty payload',
    pieces: [],
    treeHash: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  },
  {
    name: 'ASCII bar',
    pieces: [['bar', 3]],
    treeHash: 'fcde2b2edba56bf408601fb721fe9b5c338d10ee429ea04fae5511b68fbf8fb9',
  },
  {
    name: 'ASCII hello world',
    pieces: [['hello world', 11]],
    treeHash: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9',
  },
  {
    name: 'ASCII Seekable Seeking',
    pieces: [['Seekable Seeking', 16]],
    treeHash: 'fca2b5bfdf7bd08d247b9ac1afbbf5c8fb3e68d0a8c146111416fdf17c710eb7',
  },
  {
    name: 'ASCII Welcome to Amazon Glacier.',
    pieces: [['Welcome to Amazon Glacier.', 26]],
    treeHash: '726e392cb4d09924dbad1cc0ba3b00c3643d03d14cb4b823e2f041cff612a628',
  },
  {
    name: 'ASCII Hello, world!  + x×100',
    pieces: [
      ['Hello, world! ', 14],
      ['x', 100],
    ],
    treeHash: '15aad04dbdebee9ad90ba889d8eb3b9045be355fed57c62894bc2b1ae259c8c8',
  },
  {
    name: 'a×1024',
    pieces: [['a', 1024]],
    treeHash: '2edc986847e209b4016e141a6dc8716d3207350f416969382d431539bf292e4a',
  },
  {
    name: 'a×(1 MiB−1)',
    pieces: [['a', 1048575]],
    treeHash: '3311ea1faad557de3899e89a39076c69d9d0cc5b4cff56a0b61339f487395d56',
  },
  {
    name: 'a×1 MiB',
    pieces: [['a', 1048576]],
    treeHash: '9bc1b2a288b26af7257a36277ae3816a7d4f16e89c1e7e77d0a5c48bad62b360',
  },
  {
    name: 'a×(1 MiB+1)',
    pieces: [['a', 1048577]],
    treeHash: '8dd49bbc6297567fac3852c2deddcdbc57358bc403c10d4f6dc64b143ad9b27b',
    linear: '4a3f0c0c213adea174f9a3d4c13177315b588bdb2e9c1012d3d0bf0453ca0f6a',
  },
  {
    name: 'a×2 MiB',
    pieces: [['a', 2097152]],
    treeHash: '560c2c9333c719cb00cfdffee3ba293db17f58743cdd1f7e4055373ae6300afa',
    linear: '5256ec18f11624025905d057d6befb03d77b243511ac5f77ed5e0221ce6d84b5',
  },
  {
    name: 'a×3 MiB',
    pieces: [['a', 3145728]],
    treeHash: '70239f4f2ead7561f69d48b956b547edef52a1280a93c262c0b582190be7db17',
    linear: '6f850bc94ae6f7de14297c01616c36d712d22864497b28a63b81d776b035e656',
  },
  {
    name: 'a×4 MiB',
    pieces: [['a', 4194304]],
    treeHash: '9491cb2ed1d4e7cd53215f4017c23ec4ad21d7050a1e6bb636c4f67e8cddb844',
    linear: '299285fc41a44cdb038b9fdaf494c76ca9d0c866672b2b266c1a0c17dda60a05',
  },
  {
    name: 'a×(4 MiB+20)',
    pieces: [['a', 4194324]],
    treeHash: '12f3cbd6101b981cde074039f6f728071da8879d6f632de8afc7cdf00661b08f',
    linear: '1db6545ae7a5cea9392b4b14d3a6f798c989ee386114d6d2e951c13abcd74e11',
  },
  {
    name: 'a×5 MiB',
    pieces: [['a', 5242880]],
    treeHash: '1ca676a2caf9791fcf24580c2c6f9b051ebbf689720da6ff8c41f2d01cdde5ea',
    linear: 'a29968fad2e782aa9f2040a35f05adb97ed8979eb1f572c8c8ea78637e275f3c',
  },
  {
    name: 'a×7 MiB',
    pieces: [['a', 7340032]],
    treeHash: '97c5b900ef1ea71da2b168cbc9a5ca42130bae27ca3ef3277983bc069acaba16',
    linear: 'c1b6bf6696da12b14f186aaabe5aa3b47cb0442618579e31d566e13697e9c6e3',
  },
  {
    name: '0x00×1 MiB',
    pieces: [['\0', 1048576]],
    treeHash: '30e14955ebf1352266dc2ff8067e68104607e750abb9d3b36582b8af909fcb58',
  },
  {
    name: '0x00×3 MiB',
    pieces: [['\0', 3145728]],
    treeHash: 'ca6cc129a4514ec765de86a4e7a49adf44842c9cac213c383ebe4071271bdf21',
    linear: 'bbd05cf6097ac9b1f89ea29d2542c1b7b67ee46848393895f5a9e43fa1f621e5',
  },
  {
    name: '0x00×5.5 MiB',
    pieces: [['\0', 5767168]],
    treeHash: 'a3a82dbe3644dd6046be472f2e3ec1f8ef47f8f3adb86d0de4de7a254f255455',
    linear: '733cf513448ce6b20ad1bc5e50eb27c06aefae0c320713a5dd99f4e51bc1ca60',
  },
  {
    name: '0x00×4,608,000',
    pieces: [['\0', 4608000]],
    treeHash: '3d760edb291bfc9d90d35809243de092aea4c47b308290ad12d084f69988ae0c',
    linear: 'cb228af4065a8be95006792a8199172366d0b63a4d39ce365f9591246861db16',
  },
  {
    name: '0 (0x30)×262,144',
    pieces: [['0', 262144]],
    treeHash: '6faefade5a638cd3545d638dd5754763658e32209e69420cb559b7650d4bf93a',
  },
  {
    name: '0 (0x30)×5.5 MiB',
    pieces: [['0', 5767168]],
    treeHash: '154e26c78fd74d0c2c9b3cc4644191619dc4f2cd539ae2a74d5fd07957a3ee6a',
    linear: '68aff0c5a91aa0491752bfb96e3fef33eb74953804f6a2f7b708d5bcefa8ff6b',
  },
  {
    name: 'PHP recipe: x×1 MiB, x×(1 MiB−2), 1234567890, foobar',
    pieces: [
      ['x', 1048576],
      ['x', 1048574],
      ['1234567890', 10],
      ['foobar', 6],
    ],
    treeHash: '89f95c853fb97d8b831fea9903d3452d27c15acc52f27a60e32d902ef9f1ec2a',
    linear: '504734f5b339371debb50a2b9c8f9eb09f6939c6bfeb9a7fba7bfa452d114309',
  },
  {
    name: '01245678912 repeated whole times until ≥101 MiB+500 B',
    pieces: [[SEQ, 105906680]],
    treeHash: '3d417484359fc9f5a3bafd576dc47b8b2de2bf2d4fdac5aa2aff768f2210d386',
    linear: '588ecec05309aff5a98d54902a50a773a1a4c9ea783750b4b2f606871ec9e436',
  },
  {
    name: 'RS×(1 MiB-1)',
    pieces: [[RS, 1048575]],
    treeHash: '1b4571c7df12150afa939c0a590785773e80b7bd207b7dd19b7fd3c2256b46bc',
  },
  {
    name: 'RS×1 MiB',
    pieces: [[RS, 1048576]],
    treeHash: '1af41c69e98cc8dbb1fe9d3302bc35a062cbbf99f733c8cbe8586d1b6327b69d',
  },
  {
    name: 'RS×(1 MiB+1)',
    pieces: [[RS, 1048577]],
    treeHash: '78d6c5ae312da5fdee8380c5bae35fde09e31a9987d7831854b7a7524ba6dc59',
    linear: 'c4c66431e58739da3af666087103fb50ce4b3a5892f209e179e9565593e928d1',
  },
  {
    name: 'RS×(2 MiB-1)',
    pieces: [[RS, 2097151]],
    treeHash: '6d700b3e5bbda257aeba9ad4ada6fa3111201d0d088695ee8695133b066d542f',
    linear: 'ff2eaacd38779805da224e44822085361b49d432fed8535ce4cc5a1ad12c658d',
  },
  {
    name: 'RS×2 MiB',
    pieces: [[RS, 2097152]],
    treeHash: '351132ca830667e2226a12adf29f02164f68267432a4792ed15792665c8fc5a6',
    linear: 'f1fa272d6d53526f471048be2affa4203e0d01cca9b039ebbe981cc0b2e92c00',
  },
  {
    name: 'RS×(2 MiB+1)',
    pieces: [[RS, 2097153]],
    treeHash: '463fa8c133a4625f0b09d7af525f5b6255133f7dff4de4cb9090e5a6be92efd1',
    linear: '78f810c29a758a80cb1075cfdc149df7052c7c74e4acc059ad33df3856b5d355',
  },
  {
    name: 'RS×(3 MiB-1)',
    pieces: [[RS, 3145727]],
    treeHash: '6a11594cae24cc053c41b42c4a528df1444aba67e03d42aca84b8f73cf1042cf',
    linear: '09dac1b88516602f1e6628a1e4b9a10d96d6c5d7198c1dc39d1c6fdb9ad86ef6',
  },
  {
    name: 'RS×3 MiB',
    pieces: [[RS, 3145728]],
    treeHash: '4bba1bc0cc2fb572814ddaa23f73a54a55e88a26e1fee5f87e4a2aa37e258f3b',
    linear: 'b5f3cafbcfc1ab93bc8982a30eff2aa542b22d830ec4b46e8f9d4938e960b4ed',
  },
  {
    name: 'RS×(3 MiB+1)',
    pieces: [[RS, 3145729]],
    treeHash: '621ea99da4194ffc0f71640f88d44845bb4eefc31bbf1e48798cdb39964df9c0',
    linear: '29a04f5be6691c298025c10b9a9e7c9484affbf1074da57ec043c58d765bb242',
  },
  {
    name: 'RS×(4 MiB-1)',
    pieces: [[RS, 4194303]],
    treeHash: 'e44681db35cf8f3cfb0600827a60b83e761ccda47122154467eb5bc68f7c574d',
    linear: '61d3c88e4f3ac07142ba541f84235bae04b01756ee3a45bcc2648ea383d5d2b1',
  },
  {
    name: 'RS×4 MiB',
    pieces: [[RS, 4194304]],
    treeHash: '7e60736b0250ff9b004948cf4bf5fe720ab5e90a0b160fe0dfd0d76bda1fcf7a',
    linear: '1bf77470f47684bf406952c8332eaec854fe7afcd4d10be9d3328c1c3c89ffb7',
  },
  {
    name: 'RS×(4 MiB+1)',
    pieces: [[RS, 4194305]],
    treeHash: '8e0f5c4c69efdc1d9401fb426416f8d950fdcb70d12c3642a4cd751164199bd1',
    linear: '08c49929021d983bae39b80fec33c37163ddacc7ff35aa58e75ccd1bafef8e6d',
  },
  {
    name: 'SEQ×1',
    pieces: [[SEQ, 1]],
    treeHash: '5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9',
  },
  {
    name: 'SEQ×1024',
    pieces: [[SEQ, 1024]],
    treeHash: 'e33a0d807a41e20e5696a4ca59cb58c6a092fd3613c0be86fc017d9e77621abc',
  },
  {
    name: 'SEQ×1048575',
    pieces: [[SEQ, 1048575]],
    treeHash: '7b5ccf059412f35e1ae457ff653cb0d5ab2b914a7280bd02f83c686ba445f1d6',
  },
  {
    name: 'SEQ×1048576',
    pieces: [[SEQ, 1048576]],
    treeHash: 'dc090c472a470c7a394f42fb93604912f3e19d976c38433a7f19bb0a2c0895cf',
  },
  {
    name: 'SEQ×1048577',
    pieces: [[SEQ, 1048577]],
    treeHash: '208d8e2e386b28519016db2b753f88086118eabbab8e7cfce0e9c526da7c8397',
    linear: '31d690ef99a4bd89d12ea90723f5ba160559266c57f82826604598c85f043be0',
  },
  {
    name: 'SEQ×2097152',
    pieces: [[SEQ, 2097152]],
    treeHash: '1245c6b2a574ac4befdbee8ce1a20e76a13706d4d9da2f7393cb6f115abf6847',
    linear: '5bf4f3f5222f78cacc6936bb95fdd3c96311034e21103a5aaa0b318a0e3b1c70',
  },
  {
    name: 'SEQ×2097153',
    pieces: [[SEQ, 2097153]],
    treeHash: 'f94bdbfb263060a330c84a32c58043a852626655c336664b883a759ab72af83a',
    linear: '9e0ee3f6b2f65791acb8d1e0c9be145f8a8b7f43b4ed770c37412c687bcefb5e',
  },
  {
    name: 'SEQ×3145728',
    pieces: [[SEQ, 3145728]],
    treeHash: 'cd2f88038ae5dc6a2b3726bcb2796c2c245658a3e308aee61736eb9abfc5687e',
    linear: '3b4b51aff22f0da0e24f4fe242ca1d221ea6a9721cdab9bf161cec8f22fe5278',
  },
  {
    name: 'SEQ×4194304',
    pieces: [[SEQ, 4194304]],
    treeHash: 'a9933fb080a87a6677fda6f08a0fa3065f811495995ccee3576e3433c127a70f',
    linear: '9c9d5ac0d95aa9de6d19552238161e298d01f68b3e4d987482979c49bba25655',
  },
  {
    name: 'SEQ×4194324',
    pieces: [[SEQ, 4194324]],
    treeHash: 'e3d555513f0d0afe30f512f7751ee8cf0d048977fe8b7505202c4d98ffa5270c',
    linear: 'b71e8724ee7971b3faada5970d5b3ae5a1af62301b13f5a8dc1014cbd4ffcdfe',
  },
  {
    name: 'SEQ×5242880',
    pieces: [[SEQ, 5242880]],
    treeHash: 'd9ea41f489f0c9a9da9b196f935828c67a24c41622b236df76d207b9fc40bae0',
    linear: '617fc98d10799a02e1ee9f19a6797d514b32a4f56141877e079cf46d4577a628',
  },
  {
    name: 'SEQ×6291456',
    pieces: [[SEQ, 6291456]],
    treeHash: '7564c8531fb6a669e1d71056cdd0debbedec75747c2355a352dfac23b4386730',
    linear: 'ec1b96f68ccf0173c1162269ab4a6c12504a21906d528bdfba5bbaf0aa92d1a8',
  },
  {
    name: 'SEQ×7340032',
    pieces: [[SEQ, 7340032]],
    treeHash: '9974aabe8ef4cdb4c1f4f82aceeafe27003eeaedc8b18b5218aa1e009892e6ad',
    linear: '1a3cef3058b465e1cf3370ca15f29a9e2022627eeb15b5f0db8e60af962bf837',
  },
  {
    name: 'SEQ×8388608',
    pieces: [[SEQ, 8388608]],
    treeHash: '255af865189a5021b3db205b7de558ad4d46a2829e101429c24301502d13f0af',
    linear: '817df98bc1a86fbf8bc84032cdc0a068fe3cc4bbef004a134a2eda554ba426ec',
  },
  {
    name: 'SEQ×9437184',
    pieces: [[SEQ, 9437184]],
    treeHash: 'e1e262177a353d31b00c93fbf3b671f7cd8db9f80b8c2057bcdcc4055cdf1c11',
    linear: '1c292694a2cccb1f7d4db01fe85065236615ad682e23450f57cc241e3f83f604',
  },
  {
    name: 'SEQ×16777217',
    pieces: [[SEQ, 16777217]],
    treeHash: '4d0d5d68a08ea5d3a3cf0bcb960b70f1e059780e34009291a9886663ddb3e934',
    linear: '07a27569aa21260ad228b0df533fbbe29f945604c65b85599431c9d68c230b1c',
  },
];

/** The bytes of a vector. */
export function bytesOf({ pieces }: Pick<TreeHashVector, 'pieces'>): Buffer {
  return Buffer.concat(pieces.map(([text, bytes]) => Buffer.alloc(bytes, text)));
}
