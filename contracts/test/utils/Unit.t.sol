// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {RateLib} from "breakwater/libraries/RateLib.sol";
import {Closing, Opening} from "breakwater/types/ClaimTypes.sol";
import {
    Cancellation,
    Extension,
    PoolConfig,
    PoolParams,
    ProductTerms,
    Sale
} from "breakwater/types/Types.sol";
import {Demo} from "../../script/demo/Demo.sol";
import {Base} from "./Base.t.sol";

/// @title Three people, and the pool's inner verbs without Cover and Claims around them
abstract contract Unit is Base {
    uint8 internal constant LINE = 0;
    uint8 internal constant OTHER_LINE = 1;

    address internal alice;
    address internal bob;
    address internal carol;

    function setUp() public virtual override {
        super.setUp();
        (alice, bob, carol) = (person("alice"), person("bob"), person("carol"));
    }

    function today() internal view returns (uint256) {
        return block.timestamp / 1 days;
    }

    /// @dev A second pool like the demo's.
    function configOf(address token) internal view returns (PoolConfig memory) {
        return Demo.poolConfig(token, address(this));
    }

    /// @dev The pool without fees, reserve and cancel fee, and with groups that never fail together: the figures of a test
    /// are those of what it tests.
    function plain() internal {
        PoolParams memory p = params();
        (p.rhoBps, p.marginBps, p.feeBps, p.reserveBps, p.cancelFeeBps) = (0, 10_000, 0, 0, 0);
        setParams(p);
    }

    /// @dev The whole of every premium goes to the reserve, up to the stress-weighted live cover.
    function fillReserve() internal {
        PoolParams memory p = params();
        (p.feeBps, p.reserveBps, p.reserveTargetBps) = (0, 10_000, 10_000);
        setParams(p);
    }

    function params() internal view returns (PoolParams memory) {
        return pool.terms().params;
    }

    function setParams(PoolParams memory p) internal {
        core.factory.setParams(address(pool), p);
    }

    function syncAll() internal {
        pool.sync(type(uint256).max);
    }

    function termsOf(address pool_) internal view returns (ProductTerms memory) {
        return Demo.exploit(pool_, address(core.model));
    }

    // ---- as Cover ----

    /// @return rate Premium that the cover earns a second, scaled by 2^32.
    function sell(uint8 line, uint256 amount, uint256 startDay, uint256 endDay, uint256 premium)
        internal
        returns (uint256 rate)
    {
        fund(bob, premium);
        vm.prank(address(core.cover));
        (uint56 packed,) = pool.sell(Sale(line, amount, startDay, endDay, premium, bob), 0);
        rate = RateLib.unpack(packed);
    }

    function extend(Extension memory e) internal returns (uint256 rate) {
        fund(e.payer, e.premium);
        vm.prank(address(core.cover));
        rate = RateLib.unpack(pool.extend(e));
    }

    function cancel(Cancellation memory c) internal returns (uint256 refund) {
        vm.prank(address(core.cover));
        refund = pool.cancel(c);
    }

    // ---- as Claims ----

    function open(uint8 line, uint256 eventTime, uint256 bond) internal returns (uint256 eligible) {
        fund(bob, bond);
        vm.prank(address(core.claims));
        (eligible,,) = pool.openIncident(Opening(line, 1, eventTime, bob, bond, 0));
    }

    /// @dev Closes an incident of a second ago that was opened without a bond.
    function close(uint8 line, uint256 eligible, uint256 loss) internal returns (uint256 charged) {
        charged = closeAt(line, block.timestamp - 1, eligible, loss);
    }

    function closeAt(uint8 line, uint256 eventTime, uint256 eligible, uint256 loss)
        internal
        returns (uint256 charged)
    {
        vm.prank(address(core.claims));
        (charged,) = pool.closeIncident(Closing(line, eventTime, eligible, loss, 0, 0, 0, 0, 0));
    }

    function loseAt(uint256 eventTime, uint256 loss) internal returns (uint256 charged) {
        return closeAt(LINE, eventTime, open(LINE, eventTime, 0), loss);
    }

    /// @dev A loss of any size that happened a second ago.
    function lose(uint256 loss) internal returns (uint256 charged) {
        return loseAt(block.timestamp - 1, loss);
    }

    /// @dev A forfeited bond: capital without shares.
    function gain(uint256 assets) internal {
        uint256 eligible = open(LINE, block.timestamp - 1, assets);
        vm.prank(address(core.claims));
        pool.closeIncident(Closing(LINE, block.timestamp - 1, eligible, 0, assets, assets, 0, 0, 0));
    }

    /// @dev Cover that is in force now, free of charge, and an incident of it: what it could cost is `amount`.
    function makeUncertain(uint8 line, uint256 amount) internal returns (uint256 eligible) {
        sell(line, amount, today(), today() + 30, 0);
        eligible = open(line, block.timestamp - 1, 0);
        assertEq(eligible, amount, "all of it is in force");
    }

    // ---- exits ----

    function queue(address who, uint256 shares) internal returns (uint256 id) {
        vm.prank(who);
        id = pool.requestRedeem(shares, who, who);
    }

    /// @dev Queues shares, waits until they mature and processes them.
    function leave(address who, uint256 shares) internal returns (uint256 id) {
        id = queue(who, shares);
        skip(7 days);
        pool.processExits();
    }

    function take(address who, uint256 shares) internal returns (uint256 assets) {
        vm.prank(who);
        assets = pool.redeem(shares, who, who);
    }

    function error1(bytes4 selector, uint256 a) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(selector, a);
    }

    function error2(bytes4 selector, uint256 a, uint256 b) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(selector, a, b);
    }

    function zeroAmount() internal pure returns (bytes memory) {
        return abi.encodeWithSelector(ErrorsLib.ZeroAmount.selector);
    }
}
