// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ICover} from "breakwater/interfaces/ICover.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Peril, ProductTerms, ProductView} from "breakwater/types/CoverTypes.sol";
import {Limits, Part} from "breakwater/types/GovernanceTypes.sol";
import {CoverFixture} from "../../utils/CoverFixture.sol";
import {CoverTriggerStub, EventTriggerStub, SignalStub} from "../../utils/PartStubs.sol";

contract ListProductTest is CoverFixture {
    ProductTerms internal t;

    function setUp() public override {
        super.setUp();
        t = exploitTerms();
        t.group = 2;
    }

    function test_RevertWhen_PoolIsUnknown() public {
        t.pool = alice;
        _refused(abi.encodeWithSelector(ErrorsLib.UnknownPool.selector, alice));
    }

    function test_RevertWhen_CallerIsNotTheCurator() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotCurator.selector, alice, address(this)));
        vm.prank(alice);
        cover.listProduct(t);
    }

    function test_RevertWhen_TermIsOutOfRange() public {
        t.minDays = 0;
        _outOfRange(0, 1, 365);
        (t.minDays, t.maxDays) = (31, 30);
        _outOfRange(31, 1, 30);
        (t.minDays, t.maxDays) = (7, 366);
        _outOfRange(366, 1, 365);
        (t.minDays, t.maxDays) = (365, 365);
        cover.listProduct(t);
    }

    function test_RevertWhen_WaitingDaysAreOutOfRange() public {
        t.waitingDays = 0;
        _outOfRange(0, 1, 30);
        t.waitingDays = 31;
        _outOfRange(31, 1, 30);
        t.waitingDays = 30;
        cover.listProduct(t);
    }

    /// @dev Cover waits at least as long as its trigger looks back, so that nobody buys during a fall.
    function test_RevertWhen_WaitingIsShorterThanTheTriggersHorizon() public {
        t.trigger = enabled(address(new EventTriggerStub(10_000, 3 days)), Part.Trigger);
        t.waitingDays = 2;
        _refused(abi.encodeWithSelector(ErrorsLib.WaitTooShort.selector, 2, 3 days));
        t.waitingDays = 3;
        cover.listProduct(t);
    }

    /// @dev E5: terms cannot be looser than the limits, whose defaults are those of DESIGN §4.
    function test_RevertWhen_RateWeightOrShareIsOutsideTheLimits() public {
        t.riskRate = 0.003e18 - 1;
        _outOfRange(0.003e18 - 1, 0.003e18, 1e18);
        t.riskRate = 1e18 + 1;
        _outOfRange(1e18 + 1, 0.003e18, 1e18);
        (t.riskRate, t.weightBps) = (0.003e18, 4_999);
        _outOfRange(4_999, 5_000, 10_000);
        t.weightBps = 10_001;
        _outOfRange(10_001, 5_000, 10_000);
        (t.weightBps, t.shareBps) = (5_000, 2_001);
        _outOfRange(2_001, 1, 2_000);
        t.shareBps = 0;
        _outOfRange(0, 1, 2_000);
        t.shareBps = 2_000;
        cover.listProduct(t);
    }

    function test_RevertWhen_NameIsTooLong() public {
        t.name = "abcdefghijklmnopqrstuvwxyz012345";
        _refused(abi.encodeWithSelector(ErrorsLib.StringTooLong.selector, t.name));
        t.name = "abcdefghijklmnopqrstuvwxyz01234";
        assertEq(cover.productOf(cover.listProduct(t)).terms.name, t.name);
    }

    function test_RevertWhen_GroupIsInvalid() public {
        t.group = 32;
        _refused(abi.encodeWithSelector(ErrorsLib.InvalidGroup.selector, 32));
        t.group = 31;
        cover.listProduct(t);
    }

    /// @dev DESIGN §2: cover of the pool's own asset would be paid in the asset that lost its value.
    function test_RevertWhen_TheProtocolIsTheAssetsIssuer() public {
        t.protocol = bytes32(uint256(uint160(address(asset))));
        _refused(abi.encodeWithSelector(ErrorsLib.InsuredAsset.selector, address(asset)));
    }

    function test_RevertWhen_PartsAreNotEnabled() public {
        t.trigger = address(new CoverTriggerStub());
        _refused(abi.encodeWithSelector(ErrorsLib.InvalidTrigger.selector, t.trigger));
        enabled(t.trigger, Part.Signal);
        _refused(abi.encodeWithSelector(ErrorsLib.InvalidTrigger.selector, t.trigger));
        (t.trigger, t.signal) = (address(0), address(new SignalStub()));
        _refused(abi.encodeWithSelector(ErrorsLib.InvalidSignal.selector, t.signal));
        enabled(t.signal, Part.Signal);
        cover.listProduct(t);
    }

    function test_RevertGiven_ThePoolHasAsManyAsItMay() public {
        for (uint256 i = 2; i < 24; i++) {
            cover.listProduct(t);
        }
        _refused(abi.encodeWithSelector(ErrorsLib.TooManyProducts.selector, 24));
        Limits memory limits = factory.limitsOf(address(pool));
        limits.maxProducts = 48;
        factory.setLimits(address(pool), limits);
        for (uint256 i = 24; i < 48; i++) {
            cover.listProduct(t);
        }
        _refused(abi.encodeWithSelector(ErrorsLib.TooManyProducts.selector, 48));
    }

    function test_ListsWhatItsTriggerSays() public {
        t.trigger = enabled(address(new EventTriggerStub(10_000, 0)), Part.Trigger);
        _checkTrigger(cover.listProduct(t), false);
        t.trigger = enabled(address(new CoverTriggerStub()), Part.Trigger);
        t.needsLossRoot = true;
        _checkTrigger(cover.listProduct(t), true);
        t.trigger = address(0);
        _checkTrigger(cover.listProduct(t), false);
    }

    function _checkTrigger(uint256 product, bool settles) private view {
        (address trigger, bool settlesCovers, bool needsLossRoot) = cover.claimTermsOf(product);
        assertEq(trigger, t.trigger);
        assertEq(settlesCovers, settles);
        assertEq(needsLossRoot, t.needsLossRoot);
        ProductView memory v = cover.productOf(product);
        assertEq(v.terms.trigger, t.trigger);
        assertEq(v.settlesCovers, settles);
        assertEq(v.terms.needsLossRoot, t.needsLossRoot);
    }

    function test_ListsTheProduct() public {
        (t.group, t.peril, t.name) = (9, Peril.Liquidation, "Third");
        vm.expectEmit(address(cover));
        emit ICover.ProductListed(3, address(pool), t.name, t.trigger);
        assertEq(cover.listProduct(t), 3);
        assertEq(cover.productCount(), 3);
        ProductView memory v = cover.productOf(3);
        assertEq(v.id, 3);
        assertEq(v.terms.pool, address(pool));
        assertEq(v.index, 2);
        assertEq(v.terms.name, "Third");
        assertEq(v.terms.wording, t.wording);
        assertEq(v.terms.protocol, t.protocol);
        assertEq(uint8(v.terms.peril), uint8(Peril.Liquidation));
        assertEq(v.terms.group, 9);
        assertEq(v.terms.shareBps, 2_000);
        assertEq(v.terms.weightBps, 7_500);
        assertEq(v.terms.waitingDays, 1);
        assertEq(v.terms.minDays, 28);
        assertEq(v.terms.maxDays, 365);
        assertEq(v.terms.riskRate, 0.02e18);
        assertEq(v.experience, 1e18);
        assertEq(v.assessedRate, 0.02e18);
        assertEq(v.exposure, 0);
        assertEq(v.capacity, STAKE / 5);
        assertEq(v.openIncidents, 0);
        (address pool_, uint8 index,) = cover.poolOf(3);
        assertEq(pool_, address(pool));
        assertEq(index, 2);
    }

    function _outOfRange(uint256 value, uint256 min, uint256 max) private {
        _refused(abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, value, min, max));
    }

    function _refused(bytes memory why) private {
        vm.expectRevert(why);
        cover.listProduct(t);
    }
}
