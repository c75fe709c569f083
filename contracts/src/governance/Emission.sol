// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/interfaces/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ICapitalPool} from "../interfaces/ICapitalPool.sol";
import {IRewards, RewardView} from "../interfaces/IRewards.sol";
import {Bounds} from "../libraries/Bounds.sol";
import {ErrorsLib} from "../libraries/ErrorsLib.sol";

/// @title Governance tokens for stakers, falling past a target
/// @notice Every week a pool's shares are paid `weekly` tokens while its capital is at most `target`, and beyond it
/// `weekly * (target / capital)^2`: at twice the target a quarter. Capital beyond the target earns less and less.
/// @dev Holds the tokens that governance gave it.
contract Emission is AccessManaged {
    using Bounds for uint256;
    using SafeERC20 for IERC20;

    uint256 private constant PERIOD = 7 days;
    /// @dev One thousandth of the supply, so that a wrong figure cannot spend everything before the members can vote.
    uint256 private constant MAX_WEEKLY_SHARE = 1_000;

    IERC20 public immutable TOKEN;
    IRewards public immutable REWARDS;

    /// @param weekly Maximum tokens a week.
    /// @param target Capital up to which the maximum is paid, asset units.
    /// @param nextAt Unix time from which the next week can be funded.
    struct Program {
        uint96 weekly;
        uint120 target;
        uint40 nextAt;
    }

    mapping(address pool => Program) public programOf;

    event ProgramSet(address indexed pool, uint256 weekly, uint256 target);
    event Emitted(address indexed pool, uint256 amount, uint256 capital);

    constructor(address authority, IERC20 token, IRewards rewards) AccessManaged(authority) {
        (TOKEN, REWARDS) = (token, rewards);
    }

    /// @notice Sets a pool's program from the next week on; a weekly amount of 0 ends it. Governance only.
    /// @dev Error: ParameterOutOfRange.
    function setProgram(address pool, uint256 weekly, uint256 target) external restricted {
        weekly.within(0, TOKEN.totalSupply() / MAX_WEEKLY_SHARE);
        target.within(1, type(uint120).max);
        (programOf[pool].weekly, programOf[pool].target) = (uint96(weekly), uint120(target));
        emit ProgramSet(pool, weekly, target);
    }

    /// @notice Funds a pool's next week. If another funding of the token runs longer, this one is paid until that ends. Anyone
    /// may call.
    /// @dev Errors: EmissionTooSoon and those of `IRewards.fund`: a week below the token's minimum funding is not paid.
    /// @return amount Token units that were funded.
    function distribute(address pool) external returns (uint256 amount) {
        Program storage p = programOf[pool];
        require(block.timestamp >= p.nextAt, ErrorsLib.EmissionTooSoon(p.nextAt));
        uint256 end = block.timestamp + PERIOD;
        p.nextAt = uint40(end);
        uint256 capital = ICapitalPool(pool).totalAssets();
        amount = amountFor(p.weekly, p.target, capital);
        TOKEN.forceApprove(address(REWARDS), amount);
        REWARDS.fund(pool, address(TOKEN), amount, Math.max(end, _endOf(pool)));
        emit Emitted(pool, amount, capital);
    }

    /// @dev End of the token's stream. A pool has at most eight tokens.
    function _endOf(address pool) private view returns (uint256 end) {
        RewardView[] memory all = REWARDS.rewardsOf(pool);
        for (uint256 i; i < all.length; i++) {
            if (all[i].token == address(TOKEN)) end = all[i].endsAt;
        }
    }

    /// @notice Pays tokens out. Governance only.
    function withdraw(address to, uint256 amount) external restricted {
        TOKEN.safeTransfer(to, amount);
    }

    /// @notice Tokens a week at a pool's capital, rounded down.
    function amountFor(uint256 weekly, uint256 target, uint256 capital) public pure returns (uint256) {
        if (capital <= target) return weekly;
        return Math.mulDiv(Math.mulDiv(weekly, target, capital), target, capital);
    }
}
