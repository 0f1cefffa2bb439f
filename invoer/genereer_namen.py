"""Names for made-up people, by origin; first names and surnames are drawn apart, so nobody is meant."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Herkomstland:
    """An origin: its language, its names, how often it is drawn, and the names in their own script."""

    taal: str
    voornamen: tuple[str, ...]
    achternamen: tuple[str, ...]
    gewicht: int
    eigen: tuple[str, ...] = ()


def _land(taal: str, gewicht: int, voornamen: str, achternamen: str, eigen: str = "") -> Herkomstland:
    return Herkomstland(
        taal, tuple(voornamen.split(", ")), tuple(achternamen.split(", ")), gewicht, tuple(eigen.split())
    )


ASIEL_LANDEN = (
    _land(
        "Arabisch",
        34,
        "Amina, Khaled, Rana, Yousef, Nour, Mahmoud, Hala, Samer, Lina, Fadi, Reem, Omar, Dima, Anas",
        "al-Hassan, Haddad, Khoury, al-Ahmad, Darwish, Sabbagh, Mansour, al-Khatib, Najjar, Qasem, Halabi",
        "أمينة خالد رنا يوسف نور محمود هلا سامر لينا فادي ريم عمر ديما أنس",
    ),
    _land(
        "Tigrinya",
        18,
        "Yonas, Senait, Rahel, Filmon, Selam, Bereket, Luwam, Robel, Feven, Merhawi, Winta, Samuel",
        "Tesfaye, Habtemariam, Ghebre, Kidane, Tekle, Weldu, Berhane, Mehari, Okbay, Zerai, Haile, Abraha",
        "ዮናስ ሰናይት ራሄል ፊልሞን ሰላም በረኸት ሉዋም ሮቤል ፌቨን መርሃዊ ዊንታ ሳሙኤል",
    ),
    _land(
        "Turks",
        14,
        "Zeynep, Emre, Elif, Yusuf, Büşra, Kerem, Esra, Ömer, Gülşen, Serkan, Nazlı, Barış",
        "Yıldız, Şahin, Çelik, Öztürk, Kılıç, Aydın, Doğan, Güneş, Koç, Erdoğdu, Tunç, Ünal",
    ),
    _land(
        "Arabisch (Jemen)",
        9,
        "Abdullah, Arwa, Hamza, Salma, Tariq, Ibtisam, Waleed, Huda, Nabil, Afrah",
        "al-Maqtari, Saleh, al-Sanabani, Nasser, al-Hamdi, Muthanna, al-Qadhi, Shamsan, Ghaleb, Thabit",
    ),
    _land(
        "Dari",
        8,
        "Farid, Zohra, Hamid, Maryam, Nasrin, Jawad, Laila, Mustafa, Shabnam, Rahim",
        "Rahimi, Haidari, Karimi, Noori, Ahmadi, Sadat, Popal, Wardak, Amiri, Hotak",
    ),
    _land(
        "Farsi",
        6,
        "Dariush, Shirin, Kaveh, Parisa, Reza, Mina, Arash, Niloofar, Babak, Setareh",
        "Hosseini, Moradi, Kazemi, Rostami, Ebrahimi, Sharifi, Tehrani, Ghasemi, Farahani, Jafari",
    ),
    _land(
        "Somalisch",
        6,
        "Abdi, Hodan, Ayaan, Farah, Ifrah, Liban, Sagal, Mahad, Ubah, Warsame",
        "Omar Abdi, Hassan Ali, Warsame, Jama, Farah, Elmi, Mohamud, Yusuf, Hirsi, Duale",
    ),
    _land(
        "Koerdisch (Sorani)",
        5,
        "Rojin, Karwan, Shilan, Hiwa, Zara, Dilan, Aram, Berivan, Soran, Nasrin",
        "Ahmed Rashid, Barzani, Qadir, Othman, Salih, Karim, Aziz Hama, Hamid, Sharif, Mirza",
    ),
)

GEZIN_LANDEN = (
    _land(
        "Marokkaans-Arabisch",
        16,
        "Fatima Zahra, Hassan, Khadija, Rachid, Soukaina, Younes, Naima, Hamza, Ikram, Mehdi",
        "el Amrani, Bennani, el Idrissi, Ouazzani, Chaoui, el Fassi, Tahiri, Berrada, Lahlou, Naciri",
    ),
    _land(
        "Turks",
        14,
        "Ayşe, Murat, Fatma, Hakan, Derya, Oğuz, Sevgi, Cem, Hülya, Tolga",
        "Kaya, Demir, Arslan, Polat, Yılmaz, Özdemir, Aksoy, Kurt, Güler, Çetin",
    ),
    _land(
        "Hindi",
        12,
        "Priya, Arjun, Ananya, Rahul, Kavya, Vikram, Neha, Rohan, Meera, Sanjay",
        "Sharma, Iyer, Patel, Reddy, Nair, Gupta, Menon, Joshi, Verma, Banerjee",
    ),
    _land(
        "Portugees",
        9,
        "Renata, João, Camila, Thiago, Letícia, Rafael, Beatriz, André, Luana, Caio",
        "da Silva, Oliveira, Gonçalves, Araújo, Ribeiro, dos Santos, Magalhães, Pereira, Conceição, Lima",
    ),
    _land(
        "Thai",
        8,
        "Malee, Somchai, Kanya, Niran, Ploy, Anong, Chai, Suda, Pim, Arthit",
        "Srisai, Wongsawat, Chaiyasit, Boonmee, Rattanakul, Saelim, Phromma, Intharat, Kaewmanee, Suksawat",
    ),
    _land(
        "Filipijns",
        8,
        "Maricel, Jose, Analyn, Rodel, Grace, Dennis, Rowena, Niño, Lorna, Arnel",
        "Reyes, Santos, dela Cruz, Bautista, Peña, Villanueva, Mendoza, Salazar, Muñoz, Aquino",
    ),
    _land(
        "Chinees",
        8,
        "Wei, Li Na, Jun, Xiu Ying, Hao, Mei, Yan, Tao, Fang, Lei",
        "Chen, Wang, Zhang, Liu, Huang, Zhao, Wu, Lin, Sun, Ma",
    ),
    _land(
        "Vietnamees",
        6,
        "Thị Hồng, Văn Minh, Thu Hà, Quốc Bảo, Ngọc Anh, Đức Huy, Lan, Tuấn",
        "Nguyễn, Trần, Lê, Phạm, Hoàng, Vũ, Đặng, Bùi",
    ),
    _land(
        "Spaans",
        8,
        "Valentina, José, Camila, Andrés, Lucía, Martín, Ximena, Íñigo, Daniela, Julián",
        "Núñez, Rodríguez, Hernández, Ibáñez, Castaño, Gutiérrez, Peñalosa, Ramírez, Zúñiga, Ocampo",
    ),
    _land(
        "Servisch",
        5,
        "Jelena, Miloš, Dragana, Nikola, Ivana, Đorđe, Milica, Žarko",
        "Kovačević, Petrović, Đukić, Nikolić, Živković, Marković, Ilić, Šarić",
    ),
    _land(
        "Engels",
        6,
        "Ama, Kwame, Abena, Kofi, Akosua, Chidi, Ngozi, Emeka",
        "Mensah, Owusu, Boateng, Okafor, Adeyemi, Asante, Eze, Osei",
    ),
)

PLAATSEN = (
    ("HOOFDDORP", 50), ("NIEUW-VENNEP", 22), ("BADHOEVEDORP", 9), ("ZWANENBURG", 6), ("HALFWEG", 3),
    ("LIJNDEN", 2), ("RIJSENHOUT", 3), ("VIJFHUIZEN", 3), ("SPAARNDAM", 2),
)  # fmt: skip
STRATEN = (
    "Verzonnenlaan", "Proefstraat", "Voorbeeldhof", "Testweg", "Nergensplein", "Bedachtdreef", "Schijnpad",
    "Modelsingel", "Oefenkade", "Spiegeltuin", "Papierwerf", "Droomgaarde",
)  # fmt: skip
