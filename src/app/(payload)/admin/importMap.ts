import { Saving as Saving_06f73d2d6f5b1758117b32843ada8496 } from '../../../../src/admin/saving/Saving'
import { StageField as StageField_0d39a6618f94b8235f1104636dd42a02 } from '../../../../src/admin/desk/StageField'
import { FreshChange as FreshChange_d0afa8719812bea81d5ae4afa709607c } from '../../../../src/admin/desk/FreshChange'
import { DateCell as DateCell_1252a2fc3f863dca2ccef3bdedc4755f } from '../../../../src/admin/time/DateCell'
import { HandoverNotice as HandoverNotice_62990c263f552e69075aa41d7766a30d } from '../../../../src/admin/desk/HandoverNotice'
import { Findings as Findings_798a7d7a968721ca1009229116f4d3f9 } from '../../../../src/admin/findings/Findings'
import { ScheduleField as ScheduleField_9ddb26baefa4b70778bf456ba58f97ef } from '../../../../src/admin/schedule/ScheduleField'
import { EmbargoCell as EmbargoCell_8a8a5bbe56f98171f200d0627dea49cf } from '../../../../src/admin/EmbargoCell'
import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { FixedToolbarFeatureClient as FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { WholeTextFeature as WholeTextFeature_01e387272fe76ac17b5377632fd2b684 } from '../../../../src/admin/saving/WholeTextFeature'
import { PasteFeature as PasteFeature_6a176a0f9cbcb5ee015c4293ce1418f7 } from '../../../../src/admin/paste/PasteFeature'
import { UploadFeatureClient as UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SuperscriptFeatureClient as SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SubscriptFeatureClient as SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { CorrectionRowLabel as CorrectionRowLabel_c18f9ff31c9230879b5742471dd4c8c2 } from '../../../../src/admin/rowLabels'
import { IncompleteCredits as IncompleteCredits_02d915dfbc134f694a2d11edefdeefe7 } from '../../../../src/admin/IncompleteCredits'
import { CreditedNamesCell as CreditedNamesCell_52a088768ceca05b3b0bef4ded319533 } from '../../../../src/admin/CreditedNamesCell'
import { CreditRowLabel as CreditRowLabel_c18f9ff31c9230879b5742471dd4c8c2 } from '../../../../src/admin/rowLabels'
import { StoryHistory as StoryHistory_b6771722c6a3c7496abba34bb6f55af8 } from '../../../../src/admin/desk/StoryHistory'
import { StateCell as StateCell_62db214bcd878fc33807cfadc91eeb2e } from '../../../../src/admin/desk/StateCell'
import { UnsortableColumns as UnsortableColumns_378fc2e72cb3279d951cf60de18ae85c } from '../../../../src/admin/UnsortableColumns'
import { PreviewButton as PreviewButton_fa0d2780e1cdd85165d095dcada79252 } from '../../../../src/admin/preview/PreviewButton'
import { PublishButton as PublishButton_a0a59c60ed7c3124163bcd1752caf881 } from '../../../../src/admin/PublishButton'
import { StatusLine as StatusLine_96fd7c573b057c6311e27e84112b0663 } from '../../../../src/admin/desk/StatusLine'
import { VersionsView as VersionsView_4a26b829f43566259cd68bac1478578d } from '../../../../src/admin/versions/VersionsView'
import { VersionView as VersionView_bac1021c369bccff2d6ab2d071a8ae7d } from '../../../../src/admin/versions/VersionView'
import { PreviewPane as PreviewPane_240ff0dcec1ed74a054a89a152b6b2bb } from '../../../../src/admin/preview/PreviewPane'
import { PublicCell as PublicCell_1c3f83dc1faf60994628a2aed1309b2f } from '../../../../src/admin/PublicCell'
import { SameNames as SameNames_522304300560fe663538dfe91268c9ff } from '../../../../src/admin/SameNames'
import { FindingRowLabel as FindingRowLabel_c18f9ff31c9230879b5742471dd4c8c2 } from '../../../../src/admin/rowLabels'
import { RawCopy as RawCopy_36cbb724cfccaeab36b413f7bd539197 } from '../../../../src/admin/RawCopy'
import { IncompleteCell as IncompleteCell_d2f1e37209b8edaebadd98dd603b1697 } from '../../../../src/admin/IncompleteCell'
import { IncompleteNotice as IncompleteNotice_996e38c036fa16dcfa9a37d439c6994f } from '../../../../src/admin/IncompleteNotice'
import { ScheduleOnItsPage as ScheduleOnItsPage_ed248c049b53e5f0ba25bc6a44f943ce } from '../../../../src/admin/schedule/ScheduleOnItsPage'
import { StoryCell as StoryCell_fd09760ff8a320247dcdfd8ba49399ac } from '../../../../src/admin/schedule/StoryCell'
import { TimeCell as TimeCell_5724fda340ca6f67d070d10ad945bf4e } from '../../../../src/admin/schedule/TimeCell'
import { NoteCell as NoteCell_ed724b5c5b1f9205f49e05ab2f599c57 } from '../../../../src/admin/time/WithTimes'
import { RenewSecret as RenewSecret_f1372e0af24a72fcf55a5b50a504352a } from '../../../../src/admin/webhooks/RenewSecret'
import { SendAgain as SendAgain_d9726a4ef1309e6197c7e013db908a97 } from '../../../../src/admin/webhooks/SendAgain'
import { CurrentPassword as CurrentPassword_6800b2c48e2573a4d6efbf05cd630c93 } from '../../../../src/admin/CurrentPassword'
import { EndSessions as EndSessions_24c4e9465a65e4705d599f164d74d53f } from '../../../../src/admin/EndSessions'
import { Icon as Icon_55a0d409a5af8f499a87134144315c76 } from '../../../../src/admin/Icon'
import { Logo as Logo_275cbc8e6d8d51ca630c8afc4d6aa690 } from '../../../../src/admin/Logo'
import { Theme as Theme_3eb6a71d4563660b8585ec7a1a46d3a6 } from '../../../../src/admin/Theme'
import { FirstAccount as FirstAccount_b1022ec264469620ad8f38c493e6174d } from '../../../../src/admin/closedViews'
import { Dashboard as Dashboard_0e40dcc78d39e577ce0ac8f99e5b93ee } from '../../../../src/admin/Dashboard'
import { ForgotPassword as ForgotPassword_b1022ec264469620ad8f38c493e6174d } from '../../../../src/admin/closedViews'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "/src/admin/saving/Saving#Saving": Saving_06f73d2d6f5b1758117b32843ada8496,
  "/src/admin/desk/StageField#StageField": StageField_0d39a6618f94b8235f1104636dd42a02,
  "/src/admin/desk/FreshChange#FreshChange": FreshChange_d0afa8719812bea81d5ae4afa709607c,
  "/src/admin/time/DateCell#DateCell": DateCell_1252a2fc3f863dca2ccef3bdedc4755f,
  "/src/admin/desk/HandoverNotice#HandoverNotice": HandoverNotice_62990c263f552e69075aa41d7766a30d,
  "/src/admin/findings/Findings#Findings": Findings_798a7d7a968721ca1009229116f4d3f9,
  "/src/admin/schedule/ScheduleField#ScheduleField": ScheduleField_9ddb26baefa4b70778bf456ba58f97ef,
  "/src/admin/EmbargoCell#EmbargoCell": EmbargoCell_8a8a5bbe56f98171f200d0627dea49cf,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#FixedToolbarFeatureClient": FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/src/admin/saving/WholeTextFeature#WholeTextFeature": WholeTextFeature_01e387272fe76ac17b5377632fd2b684,
  "/src/admin/paste/PasteFeature#PasteFeature": PasteFeature_6a176a0f9cbcb5ee015c4293ce1418f7,
  "@payloadcms/richtext-lexical/client#UploadFeatureClient": UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SuperscriptFeatureClient": SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SubscriptFeatureClient": SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/src/admin/rowLabels#CorrectionRowLabel": CorrectionRowLabel_c18f9ff31c9230879b5742471dd4c8c2,
  "/src/admin/IncompleteCredits#IncompleteCredits": IncompleteCredits_02d915dfbc134f694a2d11edefdeefe7,
  "/src/admin/CreditedNamesCell#CreditedNamesCell": CreditedNamesCell_52a088768ceca05b3b0bef4ded319533,
  "/src/admin/rowLabels#CreditRowLabel": CreditRowLabel_c18f9ff31c9230879b5742471dd4c8c2,
  "/src/admin/desk/StoryHistory#StoryHistory": StoryHistory_b6771722c6a3c7496abba34bb6f55af8,
  "/src/admin/desk/StateCell#StateCell": StateCell_62db214bcd878fc33807cfadc91eeb2e,
  "/src/admin/UnsortableColumns#UnsortableColumns": UnsortableColumns_378fc2e72cb3279d951cf60de18ae85c,
  "/src/admin/preview/PreviewButton#PreviewButton": PreviewButton_fa0d2780e1cdd85165d095dcada79252,
  "/src/admin/PublishButton#PublishButton": PublishButton_a0a59c60ed7c3124163bcd1752caf881,
  "/src/admin/desk/StatusLine#StatusLine": StatusLine_96fd7c573b057c6311e27e84112b0663,
  "/src/admin/versions/VersionsView#VersionsView": VersionsView_4a26b829f43566259cd68bac1478578d,
  "/src/admin/versions/VersionView#VersionView": VersionView_bac1021c369bccff2d6ab2d071a8ae7d,
  "/src/admin/preview/PreviewPane#PreviewPane": PreviewPane_240ff0dcec1ed74a054a89a152b6b2bb,
  "/src/admin/PublicCell#PublicCell": PublicCell_1c3f83dc1faf60994628a2aed1309b2f,
  "/src/admin/SameNames#SameNames": SameNames_522304300560fe663538dfe91268c9ff,
  "/src/admin/rowLabels#FindingRowLabel": FindingRowLabel_c18f9ff31c9230879b5742471dd4c8c2,
  "/src/admin/RawCopy#RawCopy": RawCopy_36cbb724cfccaeab36b413f7bd539197,
  "/src/admin/IncompleteCell#IncompleteCell": IncompleteCell_d2f1e37209b8edaebadd98dd603b1697,
  "/src/admin/IncompleteNotice#IncompleteNotice": IncompleteNotice_996e38c036fa16dcfa9a37d439c6994f,
  "/src/admin/schedule/ScheduleOnItsPage#ScheduleOnItsPage": ScheduleOnItsPage_ed248c049b53e5f0ba25bc6a44f943ce,
  "/src/admin/schedule/StoryCell#StoryCell": StoryCell_fd09760ff8a320247dcdfd8ba49399ac,
  "/src/admin/schedule/TimeCell#TimeCell": TimeCell_5724fda340ca6f67d070d10ad945bf4e,
  "/src/admin/time/WithTimes#NoteCell": NoteCell_ed724b5c5b1f9205f49e05ab2f599c57,
  "/src/admin/webhooks/RenewSecret#RenewSecret": RenewSecret_f1372e0af24a72fcf55a5b50a504352a,
  "/src/admin/webhooks/SendAgain#SendAgain": SendAgain_d9726a4ef1309e6197c7e013db908a97,
  "/src/admin/CurrentPassword#CurrentPassword": CurrentPassword_6800b2c48e2573a4d6efbf05cd630c93,
  "/src/admin/EndSessions#EndSessions": EndSessions_24c4e9465a65e4705d599f164d74d53f,
  "/src/admin/Icon#Icon": Icon_55a0d409a5af8f499a87134144315c76,
  "/src/admin/Logo#Logo": Logo_275cbc8e6d8d51ca630c8afc4d6aa690,
  "/src/admin/Theme#Theme": Theme_3eb6a71d4563660b8585ec7a1a46d3a6,
  "/src/admin/closedViews#FirstAccount": FirstAccount_b1022ec264469620ad8f38c493e6174d,
  "/src/admin/Dashboard#Dashboard": Dashboard_0e40dcc78d39e577ce0ac8f99e5b93ee,
  "/src/admin/closedViews#ForgotPassword": ForgotPassword_b1022ec264469620ad8f38c493e6174d,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
