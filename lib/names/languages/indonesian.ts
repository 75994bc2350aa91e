import type { Language } from '../language.ts';

export const indonesian: Language = {
  code: 'id',
  names: {
    NAME_FULL: 'nama_lengkap nama_depan_dan_belakang nama_kontak siapa_nama_anda',
    NAME_OR_FULL: 'nama nama_anda',
    NAME: 'nama_depan',
    LAST_NAME: 'nama_belakang nama_keluarga',
    SECOND_NAME: 'nama_tengah',
    PHONE: `
      telepon nomor_telepon no_telepon no_telp nomor_hp no_hp nomor_wa no_wa nomor_whatsapp no_whatsapp nomor_ponsel
      handphone telp`,
    EMAIL: 'alamat_email surel alamat_surel',
    COMPANY_TITLE: 'perusahaan nama_perusahaan organisasi instansi nama_instansi',
    POST: 'jabatan pekerjaan',
    COMMENTS: 'pesan pesan_anda komentar pertanyaan keterangan catatan isi_pesan',
    TITLE: 'subjek perihal',
    WEB: 'situs situs_web',
    ADDRESS: 'alamat alamat_lengkap jalan',
    ADDRESS_CITY: 'kota kabupaten kota_kabupaten',
    ADDRESS_REGION: 'provinsi',
    ADDRESS_POSTAL_CODE: 'kode_pos',
    ADDRESS_COUNTRY: 'negara',
    BIRTHDATE: 'tanggal_lahir',
    OPPORTUNITY: 'anggaran',
    CONSENT: 'persetujuan saya_setuju',
  },
  prefixes: 'masukkan isi silakan mohon',
  yourBehind: '_(?:anda|kamu)$|^(?:apa|siapa|berapa)_(?=.*_(?:anda|kamu)$)',
  phoneWords: 'telepon* ponsel',
  yes: 'ya',
  no: 'tidak',
  page: {
    thanks: 'Terima kasih!',
    received: 'Pesan Anda telah kami terima.',
    sorry: 'Maaf, gagal dikirim.',
    again: 'Silakan kembali dan coba lagi.',
    kept: 'Akan dikirim nanti.',
  },
};
