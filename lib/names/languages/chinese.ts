import type { Language } from '../language.ts';

export const chinese: Language = {
  code: 'zh',
  names: {
    NAME_FULL: '姓名 全名 联系人 聯絡人 联系人姓名 聯絡人姓名 真实姓名 客户姓名 如何称呼 怎么称呼 怎么称呼您 尊姓大名',
    NAME_OR_FULL: '名称 称呼 稱呼',
    NAME: '名字 名',
    LAST_NAME: '姓氏 姓 您贵姓 贵姓',
    PHONE:
      '电话 電話 手机 手機 手机号 手机号码 手機號碼 电话号码 電話號碼 联系电话 聯絡電話 移动电话 行動電話 联系方式',
    EMAIL: '邮箱 电子邮箱 电子邮件 電子郵件 電郵 邮件 邮箱地址 电子邮件地址 電子郵件地址 信箱 電子信箱',
    COMPANY_TITLE: '公司 公司名称 公司名稱 企业 企业名称 单位 单位名称 机构',
    POST: '职位 職位 职务 職務 职业 職稱',
    COMMENTS: '留言 备注 備註 信息 消息 內容 内容 留言内容 留言內容 咨询内容 问题 問題 需求 描述 訊息',
    TITLE: '主题 主題 标题 標題',
    WEB: '网站 網站 网址 網址',
    ADDRESS: '地址 详细地址 詳細地址 联系地址',
    ADDRESS_CITY: '城市 所在城市 市',
    ADDRESS_REGION: '省份 省 地区 地區',
    ADDRESS_POSTAL_CODE: '邮编 邮政编码 郵遞區號 郵編',
    ADDRESS_COUNTRY: '国家 國家',
    BIRTHDATE: '出生日期 生日',
    OPPORTUNITY: '预算 預算 金额 金額',
    CONSENT: '同意 隐私政策 隱私政策 我同意',
  },
  prefixes: '您的 你的 请输入 请填写 请输入您的 请填写您的 請輸入 請填寫 請輸入您的 請填寫您的',
  yourBehind: '是(?:什么|多少|什麼)$',
  phoneWords: '*电话* *電話* *手机* *手機*',
  yes: '是',
  no: '否 不',
  page: {
    thanks: '谢谢！',
    received: '我们已收到您的留言。',
    sorry: '抱歉，发送失败。',
    again: '请返回重试。',
    kept: '稍后将自动发送。',
  },
};
