// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Cover} from "breakwater/Cover.sol";
import {ICover} from "breakwater/interfaces/ICover.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Peril, ProductTerms, ProductView} from "breakwater/types/Types.sol";
import {PlainUnit} from "../../utils/PlainUnit.t.sol";
import {CoverTriggerStub, EventTriggerStub} from "../../utils/Triggers.sol";

contract ListProductTest is PlainUnit {
    ProductTerms internal t;

    function setUp() public override {
        super.setUp();
        t = termsOf(address(pool));
    }

    function test_RevertWhen_PoolIsUnknown() public {
        t.pool = alice;
        _expect(abi.encodeWithSelector(ErrorsLib.UnknownPool.selector, alice));
        t.pool = core.factory.implementation();
        _expect(abi.encodeWithSelector(ErrorsLib.UnknownPool.selector, t.pool));
    }

    function test_RevertWhen_CallerIsNotTheCurator() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotCurator.selector, alice, address(this)));
        vm.prank(alice);
        core.cover.listProduct(t);
    }

    function test_RevertWhen_TermIsOutOfRange() public {
        t.minDays = 0;
        _expect(abi.encodeWithSelector(ErrorsLib.InvalidTerms.selector, 1, 0, 365));
        (t.minDays, t.maxDays) = (31, 30);
        _expect(abi.encodeWithSelector(ErrorsLib.InvalidTerms.selector, 1, 31, 30));
        (t.minDays, t.maxDays) = (7, 366);
        _expect(abi.encodeWithSelector(ErrorsLib.InvalidTerms.selector, 1, 7, 366));
        (t.minDays, t.maxDays) = (365, 365);
        core.cover.listProduct(t);
    }

    function test_RevertWhen_WaitingIsTooLong() public {
        t.waitingDays = 31;
        _expect(abi.encodeWithSelector(ErrorsLib.InvalidTerms.selector, 31, 7, 365));
        t.waitingDays = 30;
        core.cover.listProduct(t);
    }

    function test_RevertWhen_RateIsOutOfRange() public {
        t.rate = 0;
        _expect(error2(ErrorsLib.InvalidRate.selector, 0, 10e18));
        t.rate = 10e18 + 1;
        _expect(error2(ErrorsLib.InvalidRate.selector, 10e18 + 1, 10e18));
        t.rate = 10e18;
        core.cover.listProduct(t);
    }

    function test_RevertWhen_ModelIsNotEnabled() public {
        t.model = alice;
        _expect(abi.encodeWithSelector(ErrorsLib.InvalidModel.selector, alice));
    }

    function test_RevertWhen_NameIsTooLong() public {
        t.name = "abcdefghijklmnopqrstuvwxyz012345";
        _expect(abi.encodeWithSelector(ErrorsLib.StringTooLong.selector, t.name));
        t.name = "abcdefghijklmnopqrstuvwxyz01234";
        assertEq(core.cover.productOf(core.cover.listProduct(t)).name, t.name);
    }

    function test_RevertWhen_GroupOrShareIsInvalid() public {
        t.group = 32;
        _expect(error1(ErrorsLib.InvalidGroup.selector, 32));
        t.group = 0;
        t.maxShareBps = 10_001;
        _expect(abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, 10_001, 1, 10_000));
        t.maxShareBps = 0;
        _expect(error1(ErrorsLib.InvalidBps.selector, 0));
    }

    function test_RevertWhen_TriggerIsNotEnabled() public {
        t.trigger = alice;
        _expect(abi.encodeWithSelector(ErrorsLib.InvalidTrigger.selector, alice));
    }

    function test_ListsWhatItsTriggerSays() public {
        t.trigger = enabled(address(new EventTriggerStub(10_000)));
        _checkTrigger(core.cover.listProduct(t), false);
        t.trigger = enabled(address(new CoverTriggerStub()));
        _checkTrigger(core.cover.listProduct(t), true);
        t.trigger = address(0);
        _checkTrigger(core.cover.listProduct(t), false);
    }

    function _checkTrigger(uint256 product, bool settles) private view {
        (address trigger, bool settlesCovers) = core.cover.triggerOf(product);
        assertEq(trigger, t.trigger);
        assertEq(settlesCovers, settles);
        ProductView memory v = core.cover.productOf(product);
        assertEq(v.trigger, t.trigger);
        assertEq(v.settlesCovers, settles);
    }

    function test_ListsTheProduct() public {
        (t.group, t.peril, t.name) = (9, Peril.Liquidation, "Third");
        vm.expectEmit(address(core.cover));
        emit ICover.ProductListed(3, address(pool), "Third", t);
        assertEq(core.cover.listProduct(t), 3);
        assertEq(core.cover.productCount(), 3);
        ProductView memory v = core.cover.productOf(3);
        assertEq(v.id, 3);
        assertEq(v.pool, address(pool));
        assertEq(v.name, "Third");
        assertEq(v.wording, t.wording);
        assertEq(uint8(v.peril), uint8(Peril.Liquidation));
        assertEq(v.line, 2);
        assertEq(v.group, 9);
        assertEq(v.maxShareBps, 3_000);
        assertEq(v.waitingDays, 1);
        assertEq(v.minDays, 7);
        assertEq(v.maxDays, 365);
        assertEq(v.model, address(core.model));
        assertEq(v.rate, 0.04e18);
        assertEq(v.exposure + v.capacity, 0);
        assertFalse(v.incidentOpen);
        (address pool_, uint8 line) = core.cover.lineOf(3);
        assertEq(pool_, address(pool));
        assertEq(line, 2);
    }

    function _expect(bytes memory revertData) private {
        Cover cover = core.cover;
        vm.expectRevert(revertData);
        cover.listProduct(t);
    }
}
