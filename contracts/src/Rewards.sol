// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/interfaces/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ICapitalPool} from "./interfaces/ICapitalPool.sol";
import {IPoolFactory} from "./interfaces/IPoolFactory.sol";
import {IRewards, RewardView} from "./interfaces/IRewards.sol";
import {ErrorsLib} from "./libraries/ErrorsLib.sol";
import {RateLib} from "./libraries/RateLib.sol";
import {RewardLib} from "./libraries/RewardLib.sol";
import {SelfPermit} from "./libraries/SelfPermit.sol";

/// @title Rewards for the shares of pools
/// @notice See `IRewards`. Holds the tokens and keeps the books.
contract Rewards is IRewards, AccessManaged, ReentrancyGuardTransient, SelfPermit {
    using RewardLib for RewardLib.Account;
    using RewardLib for RewardLib.Book;
    using RewardLib for RewardLib.Stream;
    using SafeERC20 for IERC20;

    uint256 private constant MAX_PERIOD = 365 days;
    /// @dev Limit of all funding of a token in a pool, so that the index cannot overflow.
    uint256 private constant MAX_FUNDED = type(uint88).max / 2;

    IPoolFactory public immutable FACTORY;

    /// @param funded Token units funded so far, to bound the index.
    struct Token {
        address token;
        uint96 minimum;
        uint88 funded;
    }

    mapping(address pool => Token[]) private _tokens;
    /// @dev The number of the token's stream, plus one.
    mapping(address pool => mapping(address token => uint256)) private _streams;
    mapping(address pool => RewardLib.Book) private _books;

    constructor(address authority, IPoolFactory factory) AccessManaged(authority) {
        FACTORY = factory;
    }

    // ---- funding ----

    /// @inheritdoc IRewards
    function addToken(address pool, address token, uint256 minimum) external restricted {
        require(FACTORY.isPool(pool), ErrorsLib.UnknownPool(pool));
        require(token.code.length != 0, ErrorsLib.InvalidAsset(token));
        require(_streams[pool][token] == 0, ErrorsLib.TokenKnown(token));
        uint256 stream = _tokens[pool].length;
        require(stream < RewardLib.MAX_STREAMS, ErrorsLib.TooManyTokens(RewardLib.MAX_STREAMS));
        require(minimum <= MAX_FUNDED, ErrorsLib.AmountTooLarge(minimum));
        _tokens[pool].push(Token(token, uint96(Math.max(minimum, 1)), 0));
        _streams[pool][token] = stream + 1;
        _books[pool].open(stream, ICapitalPool(pool).decimals());
        ICapitalPool(pool).startRewards();
        emit TokenAdded(pool, token, minimum);
    }

    /// @inheritdoc IRewards
    function fund(address pool, address token, uint256 amount, uint256 end) external nonReentrant {
        uint256 stream = _streamOf(pool, token);
        amount = _transferIn(token, amount);
        Token storage t = _tokens[pool][stream];
        RewardLib.Book storage book = _books[pool];
        uint256 paidUntil = Math.max(block.timestamp, book.streams[stream].end);
        bool isLater = end >= paidUntil && end > block.timestamp && end - block.timestamp <= MAX_PERIOD;
        require(isLater, ErrorsLib.InvalidPeriod(paidUntil, end));
        // The minimum applies to each started week by which the stream gets longer, so that occupying it for long costs
        // accordingly.
        uint256 min = t.minimum * Math.max(1, Math.ceilDiv(end - paidUntil, 1 weeks));
        require(amount >= min, ErrorsLib.FundingBelowMinimum(amount, min));
        emit Funded(pool, token, msg.sender, amount, end);
        // Streams again what queued shares earned.
        amount += book.take(stream, pool, IERC20(pool).totalSupply(), IERC20(pool).balanceOf(pool));
        require(amount <= MAX_FUNDED - t.funded, ErrorsLib.AmountTooLarge(amount));
        t.funded += uint88(amount);
        book.extend(stream, amount, end, IERC20(pool).totalSupply());
    }

    /// @dev Only what arrives counts.
    function _transferIn(address token, uint256 amount) private returns (uint256) {
        uint256 before = IERC20(token).balanceOf(address(this));
        IERC20(token).safeTransferFrom(msg.sender, address(this), amount);
        return Math.min(amount, Math.saturatingSub(IERC20(token).balanceOf(address(this)), before));
    }

    // ---- earning ----

    /// @inheritdoc IRewards
    function beforeTransfer(address from, address to, uint256 fromBalance, uint256 toBalance, uint256 supply) external {
        _books[msg.sender].move(from, to, fromBalance, toBalance, supply);
    }

    /// @inheritdoc IRewards
    function claim(address pool, address[] calldata tokens, address to)
        external
        nonReentrant
        returns (uint256[] memory amounts)
    {
        require(to != address(0), ErrorsLib.ZeroAddress());
        amounts = new uint256[](tokens.length);
        (uint256 supply, uint256 held) = (IERC20(pool).totalSupply(), IERC20(pool).balanceOf(msg.sender));
        for (uint256 i; i < tokens.length; i++) {
            uint256 amount = _books[pool].take(_streamOf(pool, tokens[i]), msg.sender, supply, held);
            amounts[i] = amount;
            emit Claimed(pool, tokens[i], msg.sender, to, amount);
            // Some tokens refuse transfers of zero.
            if (amount != 0) IERC20(tokens[i]).safeTransfer(to, amount);
        }
    }

    function _streamOf(address pool, address token) private view returns (uint256) {
        uint256 stream = _streams[pool][token];
        require(stream != 0, ErrorsLib.UnknownToken(pool, token));
        return stream - 1;
    }

    // ---- views ----

    /// @inheritdoc IRewards
    function rewardsOf(address pool) external view returns (RewardView[] memory views) {
        views = new RewardView[](_tokens[pool].length);
        for (uint256 i; i < views.length; i++) {
            Token storage t = _tokens[pool][i];
            RewardLib.Stream memory s = _books[pool].streams[i];
            views[i] = RewardView(t.token, t.minimum, RateLib.unpack(s.rate), s.end);
        }
    }

    /// @inheritdoc IRewards
    function claimable(address pool, address account) external view returns (uint256[] memory amounts) {
        amounts = new uint256[](_tokens[pool].length);
        (uint256 supply, uint256 held) = (IERC20(pool).totalSupply(), IERC20(pool).balanceOf(account));
        for (uint256 i; i < amounts.length; i++) {
            RewardLib.Stream memory s = _books[pool].streams[i];
            s.advance(supply);
            amounts[i] = _books[pool].accounts[account][i].settled(s, held) >> RewardLib.SCALE_BITS;
        }
    }
}
